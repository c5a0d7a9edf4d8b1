package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.client.bundle.Download;
import registry.client.bundle.DownloadRequest;

class ResumeTest {
    private static final byte[] CONTENT =
            "the bytes of a bundle, ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final int HALF = CONTENT.length / 2;
    private static final String TAG = "\"" + hex(CONTENT) + "\"";
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(1));

    @TempDir
    Path directory;

    @Test
    void goesOnWhereTheConnectionBroke() throws IOException {
        Path target = directory.resolve("kv.mpk");
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        try (FakeRegistry registry = FakeRegistry.inTurn(half(TAG), ResumeTest::rest);
                RegistryClient client = client(registry, QUICK)) {
            Download download = client.bundles().download(request(target).tell((done, total) -> {
                assertThat(total).isEqualTo(OptionalLong.of(CONTENT.length));
                told.add(done);
            }));
            assertThat(download).isEqualTo(new Download(target, CONTENT.length, hex(CONTENT), true));
            assertThat(target).hasBinaryContent(CONTENT);
            FakeRegistry.Request second = registry.requests().get(1);
            assertThat(second.header("Range"))
                    .hasValueSatisfying(range -> assertThat(range).matches("bytes=[1-9][0-9]*-"));
            assertThat(second.header("If-range")).contains(TAG);
        }
        assertThat(told).isSorted().endsWith((long) CONTENT.length);
        assertThat(directory).isDirectoryContaining(target::equals);
        assertOnly(target);
    }

    @Test
    void beginsAgainWhenTheServerSendsEverythingAgain() throws IOException {
        Path target = directory.resolve("kv.mpk");
        try (FakeRegistry registry = FakeRegistry.inTurn(half(TAG), whole(TAG));
                RegistryClient client = client(registry, QUICK)) {
            assertThat(client.bundles().download(request(target)).confirmed()).isTrue();
        }
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void beginsAgainWhereNoDigestWouldProveThatTheHalvesBelongTogether() throws IOException {
        Path target = directory.resolve("kv.mpk");
        try (FakeRegistry registry = FakeRegistry.inTurn(half("\"1\""), whole("\"1\""));
                RegistryClient client = client(registry, QUICK)) {
            assertThat(client.bundles().download(request(target)).confirmed()).isFalse();
            assertThat(registry.requests().get(1).header("Range")).isEmpty();
        }
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void beginsAgainWhenThereIsNoRest() throws IOException {
        Path target = directory.resolve("kv.mpk");
        FakeRegistry.Answer unsatisfiable = FakeRegistry.json(416, "{\"error\":\"range_not_satisfiable\"}");
        try (FakeRegistry registry = FakeRegistry.inTurn(half(TAG), unsatisfiable, whole(TAG));
                RegistryClient client = client(registry, QUICK)) {
            assertThat(client.bundles().download(request(target)).confirmed()).isTrue();
        }
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void isCancelledWhenItsThreadIsInterrupted() throws IOException {
        Path target = directory.resolve("kv.mpk");
        try (FakeRegistry registry = FakeRegistry.inTurn(whole(TAG));
                RegistryClient client = client(registry, QUICK)) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> client.bundles().download(request(target)));
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesAnotherPartThanItAskedFor() throws IOException {
        FakeRegistry.Answer other = exchange -> FakeRegistry.send(
                exchange, 206, new byte[10], "ETag", TAG, "Content-Range", "bytes 0-9/" + CONTENT.length);
        try (FakeRegistry registry = FakeRegistry.inTurn(half(TAG), other);
                RegistryClient client = client(registry, QUICK)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.bundles().download(request(directory.resolve("kv.mpk"))))
                    .withMessageContaining("another part");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void goesOnWithWhatAnEarlierAttemptLeft() throws IOException {
        Path target = directory.resolve("kv.mpk");
        leaveHalf(target);
        try (FakeRegistry registry = FakeRegistry.inTurn(ResumeTest::rest);
                RegistryClient client = client(registry, RetryPolicy.NONE)) {
            Download download = client.bundles().download(request(target).resuming());
            assertThat(download.confirmed()).isTrue();
            assertThat(registry.onlyRequest().header("Range")).isPresent();
        }
        assertThat(target).hasBinaryContent(CONTENT);
        assertOnly(target);
    }

    @Test
    void fetchesEverythingWhenWhatWasLeftBelongsToOtherBytes() throws IOException {
        Path target = directory.resolve("kv.mpk");
        Files.writeString(directory.resolve(".kv.mpk.part"), "something else");
        try (FakeRegistry registry = FakeRegistry.inTurn(ResumeTest::rest, whole(TAG));
                RegistryClient client = client(registry, RetryPolicy.NONE)) {
            assertThat(client.bundles().download(request(target).resuming()).confirmed())
                    .isTrue();
        }
        assertThat(target).hasBinaryContent(CONTENT);
        assertOnly(target);
    }

    @Test
    void fetchesEverythingWhenMoreWasLeftThanThereIs() throws IOException {
        Path target = directory.resolve("kv.mpk");
        Files.write(directory.resolve(".kv.mpk.part"), new byte[CONTENT.length + 1]);
        FakeRegistry.Answer unsatisfiable = FakeRegistry.json(416, "{\"error\":\"range_not_satisfiable\"}");
        try (FakeRegistry registry = FakeRegistry.inTurn(unsatisfiable, whole(TAG));
                RegistryClient client = client(registry, RetryPolicy.NONE)) {
            client.bundles().download(request(target).resuming());
        }
        assertThat(target).hasBinaryContent(CONTENT);
        assertOnly(target);
    }

    @Test
    void fetchesEverythingWhenARegistryWithoutDigestsSendsTheRest() throws IOException {
        Path target = directory.resolve("kv.mpk");
        leaveHalf(target);
        FakeRegistry.Answer rest = exchange -> sendRest(exchange, "\"1\"");
        try (FakeRegistry registry = FakeRegistry.inTurn(rest, whole("\"1\""));
                RegistryClient client = client(registry, RetryPolicy.NONE)) {
            client.bundles().download(request(target).resuming());
        }
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void leavesNothingOfDamagedBytes() throws IOException {
        Path target = directory.resolve("kv.mpk");
        try (FakeRegistry registry = FakeRegistry.inTurn(whole("\"" + "0".repeat(64) + "\""));
                RegistryClient client = client(registry, RetryPolicy.NONE)) {
            assertThatExceptionOfType(UnexpectedAnswerException.class)
                    .isThrownBy(() -> client.bundles().download(request(target).resuming()));
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leavesNothingOfBytesThatAreNotAccepted() throws IOException {
        Path target = directory.resolve("kv.mpk");
        try (FakeRegistry registry = FakeRegistry.inTurn(whole(TAG));
                RegistryClient client = client(registry, RetryPolicy.NONE)) {
            DownloadRequest request = request(target).resuming().acceptedBy(file -> {
                throw new IllegalStateException("not wanted");
            });
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> client.bundles().download(request));
        }
        assertThat(directory).isEmptyDirectory();
    }

    /** Has a download end in the middle, and makes sure that it left what came. */
    private void leaveHalf(Path target) throws IOException {
        try (FakeRegistry registry = FakeRegistry.inTurn(half(TAG));
                RegistryClient client = client(registry, RetryPolicy.NONE)) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.bundles().download(request(target).resuming()));
        }
        assertThat(target).doesNotExist();
        assertThat(directory.resolve(".kv.mpk.part")).isNotEmptyFile();
    }

    private void assertOnly(Path file) throws IOException {
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static DownloadRequest request(Path target) {
        return DownloadRequest.of("com.example.kv", "1.0.0", target);
    }

    /** Promises everything and hangs up after a half. */
    private static FakeRegistry.Answer half(String tag) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, HALF);
            exchange.getResponseBody().flush();
        };
    }

    private static FakeRegistry.Answer whole(String tag) {
        return exchange -> FakeRegistry.send(exchange, 200, CONTENT, "ETag", tag);
    }

    private static void rest(HttpExchange exchange) throws IOException {
        sendRest(exchange, TAG);
    }

    private static void sendRest(HttpExchange exchange, String tag) throws IOException {
        String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                .orElseThrow();
        int start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        byte[] rest = Arrays.copyOfRange(CONTENT, start, CONTENT.length);
        String contentRange = "bytes " + start + "-" + (CONTENT.length - 1) + "/" + CONTENT.length;
        FakeRegistry.send(exchange, 206, rest, "ETag", tag, "Content-Range", contentRange);
    }

    private static RegistryClient client(FakeRegistry registry, RetryPolicy retries) {
        return new RegistryClient(
                ClientSettings.at(registry.url()).retries(retries).build());
    }

    private static String hex(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
