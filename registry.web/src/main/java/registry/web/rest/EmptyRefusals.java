package registry.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import registry.api.ApiError;
import registry.web.http.Problem;

/**
 * Gives a body to refusals that Jakarta REST makes by itself, such as of malformed headers. Not to 404: without a body
 * the server looks further.
 */
@Provider
public final class EmptyRefusals implements ContainerResponseFilter {
    /** A filter. */
    public EmptyRefusals() {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status >= 400 && status != Response.Status.NOT_FOUND.getStatusCode() && !response.hasEntity()) {
            Problem problem = new Problem(status, ApiError.INVALID_REQUEST.code(), "The request cannot be read.");
            response.setEntity(problem.json(), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
