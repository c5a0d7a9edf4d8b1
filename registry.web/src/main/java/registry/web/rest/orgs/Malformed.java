package registry.web.rest.orgs;

import java.util.function.Supplier;
import registry.accounts.AccountError;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.http.WebError;

/** Clients of organizations know one code for everything that is malformed. */
final class Malformed {
    private Malformed() {}

    /**
     * Does what a body asks for.
     *
     * @throws RegistryException with {@link WebError#BAD_REQUEST} instead of {@link ApiError#INVALID_PARAMS}
     *     and {@link AccountError#INVALID_EMAIL}
     */
    static <T> T asBadRequest(Supplier<T> action) {
        try {
            return action.get();
        } catch (RegistryException e) {
            if (e.code() == ApiError.INVALID_PARAMS || e.code() == AccountError.INVALID_EMAIL) {
                throw new RegistryException(WebError.BAD_REQUEST, e.detail(), e);
            }
            throw e;
        }
    }
}
