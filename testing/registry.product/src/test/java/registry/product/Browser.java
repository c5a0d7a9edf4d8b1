package registry.product;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The installed Chromium, driven by Playwright. For one thread. */
final class Browser implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path program) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        // As root, as in containers, Chromium's own sandbox cannot be had; it sees these pages only.
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    /** Starts it. Without Chromium the test is skipped, which says so, except where it must not be missing: in CI. */
    static Browser start() {
        Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            String reason = "no Chromium at any of " + PLACES + "; install it (Debian: apt install chromium)";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(reason);
            }
            System.err.println("NO BROWSER TEST IS RUN: " + reason);
            Assumptions.abort(reason);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return new Browser(program.orElseThrow());
    }

    /** A new visitor, without cookies, at the registry of this address. */
    Visitor visit(String registry) {
        return visit(registry, options -> options);
    }

    /** The same with another browser than the ordinary one, such as one that runs no scripts. */
    Visitor visit(String registry, UnaryOperator<NewContextOptions> options) {
        return new Visitor(chromium.newContext(options.apply(new NewContextOptions().setBaseURL(registry))));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
