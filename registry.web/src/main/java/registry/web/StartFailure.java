package registry.web;

import java.io.PrintWriter;
import java.io.StringWriter;
import registry.api.RegistryException;

/** Says in one sentence why the server did not start. The container wraps what went wrong in several layers. */
final class StartFailure {
    private StartFailure() {}

    static String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryException known) {
                return "The registry cannot start: " + known.detail();
            }
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "The registry cannot start, for a reason that should not happen; please report this:\n" + trace;
    }
}
