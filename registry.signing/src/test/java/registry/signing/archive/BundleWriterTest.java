package registry.signing.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.Digest;
import registry.api.RegistryException;

class BundleWriterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void nothingOfTheMachineGoesIntoTheArchive() throws IOException {
        try (BundleWriter writer = BundleWriter.start(out, "{}".getBytes(UTF_8))) {
            writer.file("app.wasm", "wasm".getBytes(UTF_8));
        }
        byte[] packed = out.toByteArray();
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();

        assertThat(packed).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255);
        assertThat(Digest.ofContent(tar).hex())
                .isEqualTo("6cf52807c0fd1f02ac1d26dda97ea0329721ee4b30cf238ab5413a04e8c69d6e");
    }

    @Test
    void longNamesAreReadByEveryTool() throws IOException {
        String path = "services/" + "n".repeat(200) + ".wasm";
        try (BundleWriter writer = BundleWriter.start(out, "{}".getBytes(UTF_8))) {
            writer.file(path, new byte[3]);
        }
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes();

        assertThat(tar[1024 + 156]).isEqualTo((byte) 'L');
        assertThat(new String(tar, 1536, path.length(), UTF_8)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/app.wasm", "../app.wasm", "a\\b", "manifest.json", "./manifest.json", "a\nb", "half\uD83D"
            })
    void refusesPathsThatTheReaderWouldRefuse(String path) throws IOException {
        BundleWriter writer = BundleWriter.start(out, "{}".getBytes(UTF_8));

        assertThatThrownBy(() -> writer.file(path, new byte[1])).isInstanceOf(RegistryException.class);
    }

    @Test
    void refusesContentThatIsLongerOrShorterThanItsSize() throws IOException {
        BundleWriter longer = BundleWriter.start(out, "{}".getBytes(UTF_8));
        BundleWriter shorter = BundleWriter.start(out, "{}".getBytes(UTF_8));

        assertThatThrownBy(() -> longer.file("a", 1, new ByteArrayInputStream(new byte[2])))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> shorter.file("a", 3, new ByteArrayInputStream(new byte[2])))
                .isInstanceOf(IOException.class);
    }
}
