package registry.web.rest;

import io.helidon.common.context.Context;
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
        return find(context());
    }

    /**
     * Who calls in the request with this context, at this moment: what was revoked a moment ago counts no more.
     *
     * @throws RegistryException as {@link #find()}
     */
    public Optional<Actor> find(Context request) {
        return signIn.authenticate(caller(request));
    }

    /**
     * Who calls.
     *
     * @throws RegistryException with {@link ApiError#UNAUTHORIZED} when no credential counts, or with
     *     {@link registry.accounts.AccountError#ACCOUNT_SUSPENDED}
     */
    public Actor require() {
        return find().orElseThrow(() -> new RegistryException(
                ApiError.UNAUTHORIZED,
                caller(context()).presentsCredential()
                        ? "Not signed in: the token is unknown, revoked or expired, or the session has ended."
                        : "Not signed in: send a token as 'Authorization: Bearer <token>'."));
    }

    /**
     * Which administrator calls.
     *
     * @throws RegistryException as {@link #require}, or with {@link ApiError#FORBIDDEN} or
     *     {@link registry.accounts.AccountError#BOT_FORBIDDEN}
     */
    public Actor requireAdministrator() {
        Actor actor = require();
        actor.requireAdministrator();
        return actor;
    }

    /** The client's network address. */
    public String address() {
        return caller(context()).address();
    }

    private static Context context() {
        return Contexts.context().orElseThrow(() -> new IllegalStateException("there is no request"));
    }

    private static Caller caller(Context request) {
        return request.get(Caller.class).orElseThrow(() -> new IllegalStateException("the first filter did not run"));
    }
}
