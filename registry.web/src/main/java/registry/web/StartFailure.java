package registry.web;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import registry.api.RegistryException;

/** Says in one sentence why the server did not start. The container wraps what went wrong in several layers. */
final class StartFailure {
    private StartFailure() {}

    static String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> known = known(cause);
            if (known.isPresent()) {
                return "The registry cannot start: " + known.get();
            }
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "The registry cannot start, for a reason that should not happen; please report this:\n" + trace;
    }

    private static Optional<String> known(Throwable cause) {
        return switch (cause) {
            case RegistryException e -> Optional.of(e.detail());
            case BindException e ->
                Optional.of("cannot listen on " + setting("host") + " port " + setting("port") + " (" + e.getMessage()
                        + "); stop what uses it or choose another with --port");
            case UnknownHostException e ->
                Optional.of("there is no address '" + setting("host") + "'; choose another with --host");
            default -> Optional.empty();
        };
    }

    private static String setting(String key) {
        return ConfigProvider.getConfig()
                .getOptionalValue("registry." + key, String.class)
                .orElse("?");
    }
}
