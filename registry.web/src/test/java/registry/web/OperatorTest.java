package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.accounts.Actor;
import registry.accounts.Caller;
import registry.accounts.Identity;
import registry.accounts.TokenInfo;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.web.admin.AdminCommandLine;
import registry.web.admin.AdminProgram;
import registry.web.admin.Operator;

class OperatorTest {
    @TempDir
    private Path data;

    @Test
    void actsAsTheOldestAdministratorUntilThePipeIsClosed() throws IOException {
        try (Registry registry = Registry.open(config())) {
            Identity identity = registry.identity();
            setUp(registry);

            Operator operator = Operator.admit(identity);
            JsonNode greeting = new ObjectMapper().readTree(operator.greeting(12345));
            String secret = greeting.path("token").textValue();
            assertThat(greeting.path("url").textValue()).isEqualTo("http://127.0.0.1:12345");
            assertThat(greeting.path("account").textValue()).isEqualTo("first@example.com");
            assertThat(actor(identity, secret).orElseThrow().isAdministrator()).isTrue();
            assertThat(operator.token().info().credential().expiresAt()).isPresent();
            assertThat(operator.toString()).doesNotContain(secret);

            operator.serve(
                    identity, new ByteArrayInputStream("nothing of interest\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(actor(identity, secret)).isEmpty();
        }
    }

    @Test
    void admitsNobodyToARegistryWithoutAdministrator() {
        try (Registry registry = Registry.open(config())) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> Operator.admit(registry.identity()))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ApiError.NOT_FOUND))
                    .withMessageContaining("no administrator yet");
        }
    }

    @Test
    void makesATokenForWhoeverLostTheirs() throws IOException {
        try (Registry registry = Registry.open(config())) {
            setUp(registry);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(new AdminProgram(config(), stream, stream).run(AdminCommandLine.parse(List.of("token"))))
                .isZero();
        String secret =
                new ObjectMapper().readTree(out.toByteArray()).path("token").textValue();
        try (Registry registry = Registry.open(config())) {
            Actor actor = actor(registry.identity(), secret).orElseThrow();
            assertThat(actor.isAdministrator()).isTrue();
            assertThat(actor.credential().expiresAt()).isEmpty();
            assertThat(registry.identity().tokens().list(actor.account().id()))
                    .extracting(TokenInfo::label)
                    .contains("Offline administration");
        }
    }

    @Test
    void servesOnlyWhenToldSo() {
        assertThat(AdminCommandLine.parse(List.of("serve", "--data", "d")).serves())
                .isTrue();
        assertThat(AdminCommandLine.parse(List.of("gc")).serves()).isFalse();
    }

    private static void setUp(Registry registry) {
        registry.identity()
                .setup()
                .complete(registry.setupCode().orElseThrow(), "first@example.com", "first", "127.0.0.1");
    }

    private static Optional<Actor> actor(Identity identity, String secret) {
        return identity.signIn().authenticate(Caller.bearing("Bearer " + secret));
    }

    private ConfigScope config() {
        return ConfigScope.of("registry", Map.of("data", data.toString()));
    }
}
