package registry.signing.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArchivePropertyTest {
    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("bundles") Map<String, byte[]> files) throws IOException {
        Map<String, byte[]> read = read(write(files));

        assertThat(read.keySet()).first().isEqualTo(BundleEntry.MANIFEST);
        assertThat(texts(read)).containsExactlyEntriesOf(texts(withManifest(files)));
    }

    @Property(tries = 50)
    void theSameFilesGiveTheSameBytes(@ForAll("bundles") Map<String, byte[]> files) throws IOException {
        assertThat(write(files)).isEqualTo(write(new LinkedHashMap<>(files)));
    }

    @Provide
    Arbitrary<Map<String, byte[]>> bundles() {
        Arbitrary<String> component = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('-', '_', '.', ' ', 'é', '漢', '#')
                .ofMinLength(1)
                .ofMaxLength(60)
                .map(text -> "f" + text.replace("#", "\uD83D\uDE00"));
        Arbitrary<String> path = component.list().ofMinSize(1).ofMaxSize(5).map(parts -> String.join("/", parts));
        Arbitrary<byte[]> content = Arbitraries.bytes().array(byte[].class).ofMaxSize(3000);
        return Arbitraries.maps(path, content).ofMaxSize(12);
    }

    /** Contents as text, which unlike arrays knows when it is equal. */
    private static Map<String, String> texts(Map<String, byte[]> files) {
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((path, content) -> texts.put(path, HexFormat.of().formatHex(content)));
        return texts;
    }

    private static Map<String, byte[]> withManifest(Map<String, byte[]> files) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(BundleEntry.MANIFEST, new byte[] {'{', '}'});
        all.putAll(files);
        return all;
    }

    private static byte[] write(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BundleWriter writer = BundleWriter.start(out, new byte[] {'{', '}'})) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                writer.file(file.getKey(), file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> read(byte[] bundle) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (BundleReader reader = BundleReader.open(new ByteArrayInputStream(bundle), ArchiveLimits.STANDARD)) {
            for (Optional<BundleEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                byte[] content = reader.content().readAllBytes();
                assertThat(content).hasSize((int) entry.get().size());
                files.put(entry.get().path(), content);
            }
            assertThat(reader.packed()).isEqualTo(bundle.length);
        }
        return files;
    }
}
