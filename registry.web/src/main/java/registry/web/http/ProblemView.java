package registry.web.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Shows refusals to people who look at them, instead of sending them as data. */
@FunctionalInterface
public interface ProblemView {
    /**
     * Answers with a page, if it is a person in a browser who asked for one.
     *
     * @return whether it answered
     */
    boolean show(ServerRequest request, ServerResponse response, Problem problem);
}
