package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.client.bundle.Download;
import registry.client.bundle.DownloadRequest;

class DownloadTest {
    private static final byte[] CONTENT = "the bytes of a bundle".repeat(5_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void writesTheFileWhenTheEntityTagMatches() throws IOException {
        Path target = directory.resolve("kv.mpk");
        try (FakeRegistry registry = serving(CONTENT, "ETag", "\"" + hex(CONTENT) + "\"");
                RegistryClient client = client(registry)) {
            Download download = client.bundles().download("com.example.kv", "1.0.0", target);
            assertThat(download).isEqualTo(new Download(target, CONTENT.length, hex(CONTENT), true));
            assertThat(target).hasBinaryContent(CONTENT);
            assertThat(registry.onlyRequest().target())
                    .isEqualTo("/artifacts/com.example.kv/1.0.0/com.example.kv-1.0.0.mpk");
        }
        assertThat(directory).isDirectoryContaining(target::equals);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void believesTheReprDigestBeforeTheEntityTag() throws IOException {
        String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(CONTENT)) + ":";
        try (FakeRegistry registry = serving(CONTENT, "Repr-Digest", digest, "ETag", "\"1\"");
                RegistryClient client = client(registry)) {
            assertThat(client.bundles()
                            .download("com.example.kv", "1.0.0", directory.resolve("f"))
                            .confirmed())
                    .isTrue();
        }
    }

    @Test
    void tellsWhenTheServerAnnouncedNoDigest() throws IOException {
        try (FakeRegistry registry = serving(CONTENT);
                RegistryClient client = client(registry)) {
            assertThat(client.bundles()
                            .download("com.example.kv", "1.0.0", directory.resolve("f"))
                            .confirmed())
                    .isFalse();
        }
    }

    @Test
    void leavesTheOldFileWhenTheBytesAreDamaged() throws IOException {
        Path target = Files.writeString(directory.resolve("kv.mpk"), "before");
        try (FakeRegistry registry = serving(CONTENT, "ETag", "\"" + "0".repeat(64) + "\"");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.bundles().download("com.example.kv", "1.0.0", target))
                    .withMessageContaining(hex(CONTENT));
        }
        assertThat(target).hasContent("before");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void leavesNothingWhenTheCallerRefusesTheBytes() throws IOException {
        try (FakeRegistry registry = serving(CONTENT);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> client.bundles()
                            .download(DownloadRequest.of("com.example.kv", "1.0.0", directory.resolve("f"))
                                    .acceptedBy(file -> {
                                        assertThat(file).hasBinaryContent(CONTENT);
                                        throw new IllegalArgumentException("not wanted");
                                    })));
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leavesNothingWhenTheVersionDoesNotExist() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(404, "{\"error\":\"artifact_not_found\"}");
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.bundles().download("com.example.kv", "9.9.9", directory.resolve("f")))
                    .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
        }
        assertThat(directory).isEmptyDirectory();
    }

    private static FakeRegistry serving(byte[] content, String... headers) throws IOException {
        return new FakeRegistry(exchange -> FakeRegistry.send(exchange, 200, content, headers));
    }

    private static RegistryClient client(FakeRegistry registry) {
        return new RegistryClient(ClientSettings.at(registry.url())
                .timeout(Duration.ofSeconds(5))
                .retries(RetryPolicy.NONE)
                .build());
    }

    private static String hex(byte[] content) {
        return HexFormat.of().formatHex(sha256(content));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
