package registry.web.rest;

import io.helidon.common.context.Contexts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import registry.accounts.Caller;

/**
 * Keeps what may be meant for one caller alone out of caches: every answer to somebody who presented a credential, unless
 * the answer itself says what caches may do.
 */
@Provider
public final class PrivateAnswers implements ContainerResponseFilter {
    /** A filter. */
    public PrivateAnswers() {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL) && isPersonal()) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static boolean isPersonal() {
        return Contexts.context()
                .flatMap(context -> context.get(Caller.class))
                .filter(Caller::presentsCredential)
                .isPresent();
    }
}
