package registry.web.rest;

import io.helidon.common.context.Contexts;
import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.Caller;
import registry.accounts.SignIn;
import registry.api.ApiError;
import registry.api.RegistryException;

/** Who is calling, as the first filter noted it in the request's context. Thread-safe. */
public final class Access {
    private final SignIn signIn;

    /** Asks {@code signIn}. */
    public Access(SignIn signIn) {
        this.signIn = signIn;
    }

    /**
     * Who calls, if any credential counts.
     *
     * @throws RegistryException with {@link registry.accounts.AccountError#ACCOUNT_SUSPENDED}
     */
    public Optional<Actor> find() {
        return signIn.authenticate(caller());
    }

    /**
     * Who calls.
     *
     * @throws RegistryException with {@link ApiError#UNAUTHORIZED} when no credential counts, or with
     *     {@link registry.accounts.AccountError#ACCOUNT_SUSPENDED}
     */
    public Actor require() {
        Caller caller = caller();
        return signIn.authenticate(caller)
                .orElseThrow(() -> new RegistryException(
                        ApiError.UNAUTHORIZED,
                        caller.presentsCredential()
                                ? "Not signed in: the token is unknown, revoked or expired."
                                : "Not signed in: send a token as 'Authorization: Bearer <token>'."));
    }

    /** The client's network address. */
    public String address() {
        return caller().address();
    }

    private static Caller caller() {
        return Contexts.context()
                .flatMap(context -> context.get(Caller.class))
                .orElseThrow(() -> new IllegalStateException("the first filter did not run"));
    }
}
