package registry.cli.operation.account;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import registry.cli.operation.Session;

/** Opens an address in the person's browser. */
final class BrowserOpener {
    private final Session session;

    BrowserOpener(Session session) {
        this.session = session;
    }

    /** Tells whether something was started that should show the address. */
    boolean open(URI address) {
        List<String> command = new ArrayList<>(command());
        if (command.isEmpty()) {
            return false;
        }
        command.add(address.toString());
        try {
            new ProcessBuilder(command)
                    .redirectInput(Redirect.from(nowhere()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false; // the caller shows the address instead
        }
    }

    /** The variable {@code BROWSER} names one where people chose it; a text browser would take the terminal away. */
    private List<String> command() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (session.variable("BROWSER").isPresent()) {
            String first = session.variable("BROWSER").get().split(":", 2)[0].strip();
            return first.isEmpty() ? List.of() : List.of(first.split("\\s+", -1));
        }
        if (system.startsWith("mac")) {
            return List.of("open");
        }
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        boolean graphical = session.variable("DISPLAY").isPresent()
                || session.variable("WAYLAND_DISPLAY").isPresent();
        return graphical ? List.of("xdg-open") : List.of();
    }

    private static File nowhere() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }
}
