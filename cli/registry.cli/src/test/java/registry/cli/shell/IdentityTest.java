package registry.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.cli.local.OfflineServer;
import registry.cli.operation.Person;
import registry.cli.operation.Session;
import registry.cli.operation.Surroundings;

class IdentityTest {
    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private StubRegistry registry;
    private String host = "";

    @BeforeEach
    void start() throws IOException {
        registry = new StubRegistry();
        host = registry.url().substring("http://".length());
        environment.put("CALIMERO_REGISTRY_URL", registry.url());
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void saysThatNobodyIsSignedInWithoutAsking() {
        assertThat(identity().prompt()).isEqualTo("not signed in @ " + host + "> ");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void namesAccountRoleAndServer() {
        environment.put("CALIMERO_API_KEY", "crt_0");
        assertThat(shown(identity())).isEqualTo("alice (admin) @ " + host + "> ");
        registry.answer("/api/auth/me", StubRegistry.me("bob", false));
        assertThat(shown(identity())).isEqualTo("bob (user) @ " + host + "> ");
    }

    @Test
    void asksOnceAndAgainWhenTheTokenChanges() {
        environment.put("CALIMERO_API_KEY", "crt_0");
        Identity identity = identity();
        assertThat(shown(identity)).startsWith("alice");
        assertThat(identity.refresh()).isFalse();
        assertThat(shown(identity)).startsWith("alice");
        assertThat(registry.requests()).hasSize(1);

        environment.put("CALIMERO_API_KEY", "crt_1");
        registry.answer("/api/auth/me", StubRegistry.me("bob", false));
        assertThat(identity.refresh()).isTrue();
        assertThat(shown(identity)).startsWith("bob");
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void doesNotWaitForARegistryThatSaysNothing() {
        environment.put("CALIMERO_API_KEY", "crt_0");
        registry.fallSilent();
        assertThat(identity().prompt()).isEqualTo("... @ " + host + "> ");
    }

    @Test
    void saysThatTheRegistryDoesNotAnswer() {
        environment.put("CALIMERO_API_KEY", "crt_0");
        registry.close();
        assertThat(shown(identity())).isEqualTo("no answer @ " + host + "> ");
    }

    @Test
    void showsTricksOfTheRegistryInsteadOfPlayingThem() {
        environment.put("CALIMERO_API_KEY", "crt_0");
        registry.answer("/api/auth/me", StubRegistry.me("\\u001b[2Jalice", true));
        assertThat(shown(identity())).isEqualTo("\\u001b[2Jalice (admin) @ " + host + "> ");
    }

    @Test
    void namesTheDataDirectoryInstead() {
        Identity offline = new Identity(() -> session(Optional.of(home)));
        assertThat(offline.prompt()).isEqualTo("offline @ " + home + "> ");
        assertThat(registry.requests()).isEmpty();
    }

    /** The prompt once the answer is there. */
    private static String shown(Identity identity) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(identity::prompt, prompt -> !prompt.startsWith("..."));
    }

    private Identity identity() {
        return new Identity(() -> session(Optional.empty()));
    }

    private Session session(Optional<Path> data) {
        Surroundings surroundings =
                new Surroundings(environment, home, home, System.out, System.err, false, Person.NOBODY);
        return new Session(
                surroundings,
                Session.GlobalFlags.NONE,
                data.map(directory -> new OfflineServer(directory, none -> {
                    throw new IOException("a prompt starts nothing");
                })));
    }
}
