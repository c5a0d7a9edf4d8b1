package registry.web.rest;

import io.helidon.common.context.Contexts;
import io.helidon.webserver.http.ServerResponse;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.TreeSet;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.http.Answers;
import registry.web.http.Problem;

/** Makes every failure in a resource one of our refusals. */
@Provider
public final class FailureMapper implements ExceptionMapper<Throwable> {
    /** A mapper. */
    public FailureMapper() {}

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof NotFoundException) {
            // Without a body the server looks further, among the routes that are no resources of ours.
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return answer(problem(failure));
    }

    private Problem problem(Throwable failure) {
        return switch (failure) {
            case RegistryException e -> problem(e);
            case NotAllowedException e -> Problem.methodNotAllowed(allow(e));
            case WebApplicationException e -> problem(e);
            default -> problem(new RegistryException(ApiError.INTERNAL_ERROR, "unexpected failure", failure));
        };
    }

    private Problem problem(WebApplicationException failure) {
        ApiError code = failure.getResponse().getStatus() < 500 ? ApiError.INVALID_REQUEST : ApiError.INTERNAL_ERROR;
        return problem(new RegistryException(code, "The request cannot be read.", failure));
    }

    private Problem problem(RegistryException failure) {
        String requestId = Contexts.context()
                .flatMap(context -> context.get(ServerResponse.class))
                .map(Answers::requestId)
                .orElse("-");
        Answers.logInternal(failure, requestId);
        return Problem.of(failure, requestId);
    }

    private static Response answer(Problem problem) {
        Response.ResponseBuilder builder = Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(problem.body());
        problem.headers().forEach(builder::header);
        return builder.build();
    }

    private static String allow(NotAllowedException failure) {
        Set<String> methods = new TreeSet<>(failure.getResponse().getAllowedMethods());
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
