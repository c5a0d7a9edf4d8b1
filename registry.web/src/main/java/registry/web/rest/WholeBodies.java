package registry.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Reads small bodies to their end before a resource asks who calls. Otherwise a request could be kept open, its last byte
 * held back, and act after its credential was revoked. Bundles and edits of their metadata are too long for this; {@link PublishResource} and {@link EditResource} ask twice.
 */
@Provider
public final class WholeBodies implements ContainerRequestFilter {
    /** A filter. */
    public WholeBodies() {}

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith(PublishResource.PUSH) && !EditResource.isFor(request.getMethod(), path)) {
            request.setEntityStream(
                    new ByteArrayInputStream(request.getEntityStream().readAllBytes()));
        }
    }
}
