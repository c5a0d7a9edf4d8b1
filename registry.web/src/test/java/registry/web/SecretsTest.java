package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials stay out of the log, however much of it there is, and out of caches. */
@HelidonTest
class SecretsTest {
    private static final List<String> PRIVATE =
            List.of("/api/auth/me", "/api/auth/sessions", "/api/stats", "/api/v2/bundles/push", "/api/setup");

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private final Log log = new Log();
    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        log.begin();
    }

    @AfterEach
    void stop() {
        log.end();
    }

    @Test
    void neverReachTheLog() {
        String code = TestRegistry.setupCodeExists() ? TestRegistry.setupCode() : "used-up-code";
        String wrongCode = "1234-5678-9abc-def0-1234-5678-9abc-def1";
        registry.post("/api/setup", "{\"code\":\"" + wrongCode + "\",\"email\":\"a@b.example\",\"username\":\"ab\"}");
        String token = registry.token();
        SignedIn person = SignedIn.anew(domain, "secretive");
        String wrongToken = "crt_wrongwrongwrongwrongwrongwrongwrongwrongwron";
        for (String authorization : List.of("Bearer " + token, "Bearer " + wrongToken, "Basic " + wrongToken)) {
            registry.get("/api/auth/me", "Authorization", authorization);
            registry.post("/api/v2/bundles/push", "{}", "Authorization", authorization);
            registry.get("/nope%00", "Authorization", authorization);
        }
        registry.get("/api/auth/me", "Cookie", person.both());
        String codeOfProvider = "code-of-an-identity-provider";
        String sealed = "sealed-state-of-a-login";
        registry.get("/api/auth/google/callback?state=x&code=" + codeOfProvider, "Cookie", "oauth_state=" + sealed);
        Reply renewed =
                registry.post("/api/auth/refresh", "", "Cookie", person.both(), "Sec-Fetch-Site", "same-origin");
        List<String> secrets = new ArrayList<>(List.of(code, wrongCode, token, wrongToken, codeOfProvider, sealed));
        secrets.add(person.cookies().session().value());
        secrets.add(person.cookies().refresh().value());
        for (String cookie : SignedIn.setCookies(renewed)) {
            secrets.add(cookie.replaceAll("^[^=]*=|;.*", ""));
        }
        assertThat(secrets).hasSize(10).doesNotContain("");
        assertThat(log.lines()).as("the web server says all it can").anyMatch(line -> line.startsWith("io.helidon."));
        for (String secret : secrets) {
            assertThat(log.lines()).as("lines of the log with a secret").noneMatch(line -> line.contains(secret));
        }
    }

    @Test
    void keepAnswersToTheirHoldersOutOfCaches() {
        SignedIn person = SignedIn.anew(domain, "private");
        String[][] credentials = {
            {"Authorization", "Bearer " + registry.token()},
            {"Authorization", "Bearer crt_wrong"},
            {"Cookie", person.session()}
        };
        for (String[] credential : credentials) {
            for (String path : PRIVATE) {
                assertThat(registry.get(path, credential).header("Cache-Control"))
                        .as(path)
                        .contains("no-store");
            }
        }
        assertThat(registry.get("/api/stats").header("Cache-Control")).isEmpty();
        assertThat(registry.send("GET", "/api/v2/bundles", BodyPublishers.noBody(), credentials[0])
                        .header("Cache-Control")
                        .orElseThrow())
                .startsWith("public");
    }

    /** Everything that is logged at any level, as lines. */
    private static final class Log extends Handler {
        private static final Logger ROOT = Logger.getLogger("");

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Level before = ROOT.getLevel();
        private final Handler[] others = ROOT.getHandlers();

        void begin() {
            setLevel(Level.ALL);
            Arrays.asList(others).forEach(ROOT::removeHandler);
            ROOT.addHandler(this);
            ROOT.setLevel(Level.ALL);
        }

        void end() {
            ROOT.setLevel(before);
            ROOT.removeHandler(this);
            Arrays.asList(others).forEach(ROOT::addHandler);
        }

        List<String> lines() {
            return List.copyOf(lines);
        }

        @Override
        public void publish(LogRecord entry) {
            StringWriter text = new StringWriter();
            text.append(entry.getLoggerName()).append(": ").append(new SimpleFormatter().formatMessage(entry));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(text));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
