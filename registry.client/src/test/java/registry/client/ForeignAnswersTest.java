package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.client.account.ApiToken;
import registry.client.account.Scope;
import registry.client.bundle.Bundle;
import registry.client.bundle.Check;
import registry.client.org.Member;
import registry.client.org.Role;

/** What a server, or something that stands between, may send instead of a plain good answer. */
class ForeignAnswersTest {
    private static final byte[] PIECE = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    @Test
    void readsNoMoreOfAnEndlessErrorThanAnybodyWantsToKnow() throws Exception {
        CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        try (FakeRegistry registry = new FakeRegistry(exchange -> hungUp.complete(sendForEver(exchange, 500)));
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.server().ping())
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("http_500"));
            assertThat(hungUp.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void doesNotReadAnEndlessAnswerIntoMemory() throws Exception {
        CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        try (FakeRegistry registry = new FakeRegistry(exchange -> hungUp.complete(sendForEver(exchange, 200)));
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.server().ping())
                    .withMessageContaining("more than 64 MiB");
            assertThat(hungUp.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void shortensWhatAnErrorSaysAtLength() throws IOException {
        String json = "{\"error\":\"" + "e".repeat(5000) + "\",\"message\":\"" + "m".repeat(50_000) + "\"}";
        try (FakeRegistry registry = FakeRegistry.answering(400, json);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.server().ping())
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).hasSizeLessThan(200);
                        assertThat(refusal.detail()).hasSizeLessThan(3000);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "\"ok\"",
                "{",
                "{\"status\":",
                "{\"status\":\"ok\"} trailing",
                "{\"status\":1}",
                "<!doctype html><title>Sign in to the network</title>"
            })
    void saysWhenAnAnswerIsNone(String body) throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, body);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.server().ping())
                    .withMessageContaining("is this");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[null]", "[[]]", "[{}]", "[{\"package\":\"a.b\"}]"})
    void saysWhenAListIsNone(String body) throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, body);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.bundles().versions("com.example.kv"));
        }
    }

    @Test
    void takesNoPageForABundle() throws IOException {
        try (FakeRegistry registry =
                        FakeRegistry.answering(200, "<html></html>", "Content-Type", "text/html; charset=utf-8");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.bundles().download("com.example.kv", "1.0.0", directory.resolve("f")))
                    .withMessageContaining("A page came instead of a bundle");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void takesNoPageForAManifest() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "<html></html>");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.bundles().manifest("com.example.kv", "1.0.0"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void carriesTheTokenToNoOtherAddress(int status) throws IOException {
        try (FakeRegistry elsewhere = FakeRegistry.answering(200, "{\"status\":\"ok\"}");
                FakeRegistry registry = FakeRegistry.answering(
                        status,
                        "",
                        "Location",
                        elsewhere.url().resolve("/api/healthz").toString());
                RegistryClient client = new RegistryClient(
                        ClientSettings.at(registry.url()).token("crt_secret").build())) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.server().ping())
                    .withMessageContaining(elsewhere.url().toString());
            assertThat(elsewhere.requests()).isEmpty();
            assertThat(registry.requests()).hasSize(1);
        }
    }

    @Test
    void bearsASlowAnswerThatGoesOn() throws IOException {
        byte[] body = "{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII);
        try (FakeRegistry registry = new FakeRegistry(exchange -> {
                    exchange.sendResponseHeaders(200, body.length);
                    for (byte one : body) {
                        exchange.getResponseBody().write(one);
                        exchange.getResponseBody().flush();
                        TimeUnit.MILLISECONDS.sleep(400);
                    }
                });
                RegistryClient client = new RegistryClient(ClientSettings.at(registry.url())
                        .timeout(Duration.ofSeconds(5))
                        .build())) {
            assertThat(client.server().ping().isOk()).isTrue();
        }
    }

    @Test
    void ignoresWhatItDoesNotKnow() throws IOException {
        String answer = """
                {"members":[{"email":"ada@example.com","username":null,"verified":true,"role":"emperor","isBot":false,
                 "shoeSize":39}],"moon":{}}""";
        try (FakeRegistry registry = FakeRegistry.answering(200, answer);
                RegistryClient client = client(registry)) {
            assertThat(client.organizations().members("my-org").list())
                    .containsExactly(new Member("ada@example.com", Optional.empty(), true, Role.UNKNOWN, false));
        }
    }

    @Test
    void readsScopesOfTheFuture() throws IOException {
        String answer = """
                {"tokens":[{"tokenId":"1","label":"ci","token":"crt_abcd…","createdAt":"2026-11-21T12:00:00.5+01:00",
                 "scopes":["publish","teleport"],"packages":[],"expiresAt":null,"lastUsedAt":null}]}""";
        try (FakeRegistry registry = FakeRegistry.answering(200, answer);
                RegistryClient client = client(registry)) {
            ApiToken token = client.tokens().list().getFirst();
            assertThat(token.scopes()).containsExactly(Scope.PUBLISH, Scope.UNKNOWN);
            assertThat(token.createdAt()).isEqualTo("2026-11-21T11:00:00.500Z");
            assertThat(token.expiresAt()).isEmpty();
        }
    }

    @Test
    void readsAnEntryOfAnOlderRegistry() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(
                        200,
                        "[{\"package\":\"com.example.kv\",\"appVersion\":\"1.0.0\",\"metadata\":null,\"links\":[]}]");
                RegistryClient client = client(registry)) {
            Bundle bundle = client.bundles().versions("com.example.kv").getFirst();
            assertThat(bundle.metadata().tags()).isEmpty();
            assertThat(bundle.links().docs()).isEmpty();
            assertThat(bundle.minRuntimeVersion()).isEmpty();
            assertThat(bundle.publishedAt()).isEmpty();
            assertThat(bundle.json()).contains("\"appVersion\":\"1.0.0\"");
        }
    }

    @Test
    void tellsEveryCheckOfARefusedBundle() throws IOException {
        String answer = """
                {"error":"invalid_signature","message":"The signature is wrong","hint":"sign again","checks":[
                 {"id":"archive","title":"Archive","outcome":"passed","detail":"fine"},
                 {"id":"signature","title":"Signature","outcome":"failed","detail":"wrong","error":"invalid_signature"}]}""";
        try (FakeRegistry registry = FakeRegistry.answering(400, answer);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.server().ping())
                    .satisfies(refusal -> {
                        assertThat(refusal.checks())
                                .extracting(Check::outcome)
                                .containsExactly(Check.Outcome.PASSED, Check.Outcome.FAILED);
                        assertThat(refusal.details())
                                .contains("\"hint\":\"sign again\"")
                                .doesNotContain("message\"");
                    });
        }
    }

    @Test
    void takesARegistryThatIsNotWellForAnAnswer() throws IOException {
        String answer = """
                {"status":"DOWN","checks":[{"name":"registry","status":"DOWN","data":{"trouble":"the disk is full"}}]}""";
        try (FakeRegistry registry = FakeRegistry.answering(503, answer);
                RegistryClient client = client(registry)) {
            assertThat(client.server().ready().up()).isFalse();
            assertThat(client.server().health().checks().getFirst().data())
                    .containsEntry("trouble", "the disk is full");
            assertThat(registry.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void asksForNothingThatWouldBeAnotherAddress(String name) throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "{}");
                RegistryClient client = client(registry)) {
            List<Runnable> calls = List.of(
                    () -> client.bundles().deleteVersion("com.example.kv", name),
                    () -> client.bundles().deletePackage(name),
                    () -> client.organizations().delete(name),
                    () -> client.organizations().bots("my-org").revokeToken("bot", name),
                    () -> client.account().endSession(name),
                    () -> client.administration().users().delete(name));
            calls.forEach(call -> assertThatIllegalArgumentException().isThrownBy(call::run));
            assertThat(registry.requests()).isEmpty();
        }
    }

    /** Whether the client hung up at last. */
    private static boolean sendForEver(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 1 << 20; i++) {
                out.write(PIECE);
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static RegistryClient client(FakeRegistry registry) {
        return new RegistryClient(ClientSettings.at(registry.url()).build());
    }
}
