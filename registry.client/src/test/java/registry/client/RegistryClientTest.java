package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.client.bundle.Bundle;
import registry.client.bundle.Publication;
import registry.client.bundle.Warning;
import registry.client.server.FirstAdministrator;
import registry.client.server.LifeSign;

class RegistryClientTest {
    @TempDir
    Path directory;

    @Test
    void readsTheHealthOfARegistry() throws IOException {
        try (FakeRegistry registry =
                        FakeRegistry.answering(200, "{\"status\":\"ok\",\"timestamp\":\"2026-11-21T00:00:00Z\"}");
                RegistryClient client = client(registry)) {
            assertThat(client.server().ping())
                    .isEqualTo(new LifeSign("ok", Optional.of(Instant.parse("2026-11-21T00:00:00Z"))));
            assertThat(registry.onlyRequest().target()).isEqualTo("/api/healthz");
        }
    }

    @Test
    void sendsTheTokenAsBearer() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "{\"status\":\"ok\"}");
                RegistryClient client = new RegistryClient(
                        ClientSettings.at(registry.url()).token("crt_secret").build())) {
            client.server().ping();
            assertThat(registry.onlyRequest().header("Authorization")).contains("Bearer crt_secret");
        }
    }

    @Test
    void completesTheSetUp() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(201, "{\"token\":\"crt_new\",\"user\":{}}");
                RegistryClient client = client(registry)) {
            FirstAdministrator answer = client.server().setUp("AAAA-BBBB", "ada@example.com", "ada");
            assertThat(answer.token()).isEqualTo("crt_new");
            assertThat(answer.toString()).doesNotContain("crt_new");
            assertThat(registry.onlyRequest().body())
                    .isEqualTo("{\"code\":\"AAAA-BBBB\",\"email\":\"ada@example.com\",\"username\":\"ada\"}");
        }
    }

    @Test
    void listsVersionsInTheOrderOfTheRegistry() throws IOException {
        String listing = """
                [{"package":"com.example.kv","appVersion":"1.1.0","minRuntimeVersion":"0.1.0","yanked":true,
                  "yankReason":"broken","downloads":7},
                 {"package":"com.example.kv","appVersion":"1.0.0-rc.1","min_runtime_version":"0.2.0","downloads":7}]""";
        try (FakeRegistry registry = FakeRegistry.answering(200, listing);
                RegistryClient client = client(registry)) {
            assertThat(client.bundles().versions("com.example.kv"))
                    .extracting(
                            Bundle::version,
                            Bundle::yanked,
                            Bundle::yankReason,
                            Bundle::minRuntimeVersion,
                            Bundle::isPreRelease)
                    .containsExactly(
                            tuple("1.1.0", true, Optional.of("broken"), "0.1.0", false),
                            tuple("1.0.0-rc.1", false, Optional.empty(), "0.2.0", true));
            assertThat(registry.onlyRequest().target())
                    .isEqualTo("/api/v2/bundles?package=com.example.kv&all_versions=true");
        }
    }

    @Test
    void encodesWhatGoesIntoAPath() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "{}");
                RegistryClient client = client(registry)) {
            client.bundles().manifest("a/../b", "1 ?#");
            assertThat(registry.onlyRequest().target()).isEqualTo("/api/v2/bundles/a%2F..%2Fb/1%20%3F%23/manifest");
        }
    }

    @Test
    void returnsTheManifestByteForByte() throws IOException {
        String manifest = "{ \"b\" : 1,\n  \"a\" : \"ä\" }\n";
        try (FakeRegistry registry = FakeRegistry.answering(200, manifest);
                RegistryClient client = client(registry)) {
            assertThat(client.bundles().manifest("com.example.kv", "1.0.0"))
                    .isEqualTo(manifest.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void publishesAFileAsOneFormPartOfKnownLength() throws IOException {
        Path bundle = Files.write(directory.resolve("a.mpk"), bytes(200_000));
        try (FakeRegistry registry = FakeRegistry.answering(201, """
                        {"message":"Bundle published successfully","package":"com.example.kv","version":"1.0.0",
                         "applicationId":"Abc","warnings":[{"code":"signer_changed","message":"Another key"}]}""");
                RegistryClient client = client(registry)) {
            Publication publication = client.bundles().publish(bundle);
            assertThat(publication.applicationId()).contains("Abc");
            assertThat(publication.alreadyPublished()).isFalse();
            assertThat(publication.warnings()).containsExactly(new Warning("signer_changed", "Another key", Map.of()));

            FakeRegistry.Request request = registry.onlyRequest();
            String body = request.body();
            assertThat(request.header("Content-length")).contains(String.valueOf(body.length()));
            String boundary =
                    request.header("Content-type").orElseThrow().replaceFirst("multipart/form-data; boundary=", "");
            int start = body.indexOf("\r\n\r\n") + 4;
            assertThat(body).startsWith("--" + boundary + "\r\n").endsWith("\r\n--" + boundary + "--\r\n");
            assertThat(body.substring(0, start)).contains("filename=\"bundle.mpk\"");
            assertThat(body.substring(start, body.length() - boundary.length() - 8))
                    .isEqualTo(new String(bytes(200_000), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void carriesCodeMessageStatusAndRequestIdOfARefusal() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(
                        429,
                        "{\"error\":\"too_many_requests\",\"message\":\"Slow down\"}",
                        "X-Request-Id",
                        "r-1",
                        "Retry-After",
                        "7");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.server().ping())
                    .satisfies(refusal -> {
                        assertThat(refusal.status()).isEqualTo(429);
                        assertThat(refusal.code()).isEqualTo("too_many_requests");
                        assertThat(refusal.detail()).isEqualTo("Slow down");
                        assertThat(refusal.requestId()).contains("r-1");
                        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
                    });
        }
    }

    @Test
    void namesTheStatusWhenARefusalIsNoJson() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(502, "<html>Bad gateway</html>");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.server().ping())
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("http_502"))
                    .withMessageContaining("502");
        }
    }

    @Test
    void doesNotFollowARedirectWithTheToken() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(302, "", "Location", "https://elsewhere.example/");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.server().ping())
                    .withMessageContaining("https://elsewhere.example/");
        }
    }

    @Test
    void saysThatAWebPageIsNoRegistry() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(200, "<html></html>");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.server().ping())
                    .withMessageContaining("is this the address of a registry?");
        }
    }

    @Test
    void givesUpOnASilentServer() throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        try (FakeRegistry registry = new FakeRegistry(exchange -> ended.await());
                RegistryClient client = new RegistryClient(ClientSettings.at(registry.url())
                        .timeout(Duration.ofMillis(200))
                        .retries(RetryPolicy.NONE)
                        .build())) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.server().ping())
                    .withMessageContaining("did not answer within 200 ms");
            ended.countDown();
        }
    }

    @Test
    void givesUpOnADownloadThatStopsInTheMiddleAndLeavesNothingBehind() throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        try (FakeRegistry registry = new FakeRegistry(exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write(new byte[10]);
                    exchange.getResponseBody().flush();
                    ended.await();
                });
                RegistryClient client = new RegistryClient(ClientSettings.at(registry.url())
                        .timeout(Duration.ofMillis(300))
                        .retries(RetryPolicy.NONE)
                        .build())) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.bundles().download("com.example.kv", "1.0.0", directory.resolve("f.mpk")));
            ended.countDown();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void saysThatNothingListens() throws IOException {
        URI url;
        try (FakeRegistry registry = FakeRegistry.answering(200, "{}")) {
            url = registry.url();
        }
        try (RegistryClient client = new RegistryClient(ClientSettings.at(url).build())) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.server().ping())
                    .withMessageContaining(url + " cannot be reached: nothing accepts connections there");
        }
    }

    private static RegistryClient client(FakeRegistry registry) {
        return new RegistryClient(ClientSettings.at(registry.url())
                .timeout(Duration.ofSeconds(5))
                .retries(RetryPolicy.NONE)
                .build());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 257);
        }
        return bytes;
    }
}
