package registry.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import registry.api.ApiError;
import registry.api.ErrorKind;
import registry.api.RegistryException;

/** Sends whole answers from outside Jakarta REST, refusals above all. */
public final class Answers {
    private static final System.Logger LOG = System.getLogger(Answers.class.getName());

    private Answers() {}

    /**
     * Makes every failure that leaves a route of {@code routing} one of our refusals.
     *
     * @param view asked first, for those who want to see a page
     */
    public static void answerFailures(HttpRouting.Builder routing, ProblemView view) {
        routing.error(
                        RegistryException.class,
                        (request, response, failure) -> answer(view, request, response, logged(response, failure)))
                .error(
                        HttpException.class,
                        (request, response, failure) -> answer(view, request, response, problem(failure)))
                .error(
                        Exception.class,
                        (request, response, failure) -> answer(view, request, response, unexpected(response, failure)));
    }

    /** Sends a refusal, as a page to those who want to see one. */
    public static void answer(ProblemView view, ServerRequest request, ServerResponse response, Problem problem) {
        if (!view.show(request, response, problem)) {
            send(request, response, problem);
        }
    }

    /** Sends a refusal; a HEAD gets its headers. */
    public static void send(ServerRequest request, ServerResponse response, Problem problem) {
        if (request.prologue().method().equals(Method.HEAD)) {
            prepare(response, problem).send();
        } else {
            send(response, problem);
        }
    }

    static void send(ServerResponse response, Problem problem) {
        prepare(response, problem).send(problem.body());
    }

    /** The number that finds this request in the log. */
    public static String requestId(ServerResponse response) {
        return response.headers().get(CommonHeaders.REQUEST_ID).get();
    }

    /** Logs what the caller must not see. */
    public static void logInternal(RegistryException failure, String requestId) {
        if (failure.code().kind() == ErrorKind.INTERNAL || failure.code().kind() == ErrorKind.UNAVAILABLE) {
            LOG.log(System.Logger.Level.ERROR, "request " + requestId + " failed", failure);
        }
    }

    private static ServerResponse prepare(ServerResponse response, Problem problem) {
        response.status(Status.create(problem.status()));
        response.header(HeaderNames.CONTENT_TYPE, Json.MEDIA_TYPE);
        response.headers().remove(HeaderNames.CACHE_CONTROL);
        problem.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
        return response;
    }

    /** Sends the refusal that a failure is, and logs what is inside. */
    public static void refuse(ServerRequest request, ServerResponse response, RegistryException failure) {
        send(request, response, logged(response, failure));
    }

    private static Problem logged(ServerResponse response, RegistryException failure) {
        String id = requestId(response);
        logInternal(failure, id);
        return Problem.of(failure, id);
    }

    private static Problem unexpected(ServerResponse response, Exception failure) {
        return logged(response, new RegistryException(ApiError.INTERNAL_ERROR, "unexpected failure", failure));
    }

    private static Problem problem(HttpException failure) {
        int status = failure.status().code();
        if (status == 404) {
            return Problem.notFound();
        }
        return status < 500
                ? new Problem(status, ApiError.INVALID_REQUEST.code(), "The request cannot be read.")
                : new Problem(status, ApiError.INTERNAL_ERROR.code(), "The registry failed to answer.");
    }
}
