package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
    private static final String PUBLISHED = "{\"package\":\"com.example.kv\",\"version\":\"1.0.0\"}";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 200_001})
    void sendsAManifestAsItIsWithTheBundleInHexadecimal(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        Path bundle = Files.write(directory.resolve("a.mpk"), content);
        String manifest = "{ \"b\" : 1,\n  \"a\" : \"ä\" }\n\n";
        try (FakeRegistry registry = FakeRegistry.answering(201, PUBLISHED);
                RegistryClient client = client(registry)) {
            client.bundles().publishAsJson(manifest.getBytes(StandardCharsets.UTF_8), bundle, TransferListener.NONE);
            FakeRegistry.Request request = registry.onlyRequest();
            assertThat(request.target()).isEqualTo("/api/v2/bundles/push");
            byte[] body = request.body().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(new String(body, StandardCharsets.UTF_8))
                    .isEqualTo("{ \"b\" : 1,\n  \"a\" : \"ä\" ,\"_binary\":\""
                            + HexFormat.of().formatHex(content) + "\"}");
            assertThat(request.header("Content-length")).contains(Integer.toString(body.length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"a\":1", "{\"a\":1} x"})
    void sendsNothingThatIsNoManifest(String manifest) throws IOException {
        Path bundle = Files.write(directory.resolve("a.mpk"), new byte[1]);
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        try (FakeRegistry registry = FakeRegistry.answering(201, PUBLISHED);
                RegistryClient client = client(registry)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.bundles().publishAsJson(bytes, bundle, TransferListener.NONE));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.bundles().edit("com.example.kv", "1.0.0", bytes));
            assertThat(registry.requests()).isEmpty();
        }
    }

    @Test
    void tellsHowManyBytesOfTheFileWereSent() throws IOException {
        Path bundle = Files.write(directory.resolve("a.mpk"), new byte[300_000]);
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        try (FakeRegistry registry = FakeRegistry.answering(201, PUBLISHED);
                RegistryClient client = client(registry)) {
            client.bundles().publish(bundle, (done, total) -> {
                assertThat(total).isEqualTo(OptionalLong.of(300_000));
                told.add(done);
            });
        }
        assertThat(told).isSorted().hasSizeGreaterThan(2).endsWith(300_000L);
    }

    @Test
    void throwsWhatTheListenerThrows() throws IOException {
        Path bundle = Files.write(directory.resolve("a.mpk"), new byte[300_000]);
        TransferListener refusing = (done, total) -> {
            throw new IllegalStateException("enough");
        };
        try (FakeRegistry registry = FakeRegistry.answering(201, PUBLISHED);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> client.bundles().publish(bundle, refusing))
                    .withMessage("enough");
        }
    }

    @Test
    void saysThatTheFileCannotBeRead() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(201, PUBLISHED);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> client.bundles().publish(directory.resolve("nothing.mpk")));
            assertThat(registry.requests()).isEmpty();
        }
    }

    @Test
    void hearsARefusalThatComesBeforeTheWholeBundleWasSent() throws IOException {
        Path bundle = Files.write(directory.resolve("a.mpk"), new byte[20 << 20]);
        try (EarlyAnswer registry = new EarlyAnswer("401 Unauthorized", "{\"error\":\"unauthorized\"}");
                RegistryClient client = new RegistryClient(ClientSettings.at(registry.url())
                        .retries(RetryPolicy.NONE)
                        .build())) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.bundles().publish(bundle))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("unauthorized"));
        }
    }

    private static RegistryClient client(FakeRegistry registry) {
        return new RegistryClient(
                ClientSettings.at(registry.url()).retries(RetryPolicy.NONE).build());
    }
}
