package registry.web.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import registry.accounts.Actor;
import registry.accounts.SignIn;
import registry.api.ApiError;
import registry.api.RegistryException;

/** Who is calling. Thread-safe. */
public final class Access {
    private final SignIn signIn;

    /** Asks {@code signIn}. */
    public Access(SignIn signIn) {
        this.signIn = signIn;
    }

    /**
     * The caller.
     *
     * @param authorization the value of the {@code Authorization} header, {@code null} when there is none
     * @throws RegistryException with {@link ApiError#UNAUTHORIZED} when no credential counts
     */
    public Actor require(@Nullable String authorization) {
        return signIn.authenticate(Optional.ofNullable(authorization))
                .orElseThrow(() -> new RegistryException(
                        ApiError.UNAUTHORIZED,
                        authorization == null
                                ? "Not signed in: send a token as 'Authorization: Bearer <token>'."
                                : "Not signed in: the token is unknown, revoked or expired."));
    }
}
