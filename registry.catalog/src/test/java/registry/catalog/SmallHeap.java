package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import registry.api.BundleVersion;
import registry.api.PackageName;

/** Reads all that there is in a registry; run in a process of its own, whose heap is smaller than that. */
final class SmallHeap {
    static final int PACKAGES = 400;
    static final int VERSIONS = 100;
    static final int EDITED = 50;
    static final PackageName BUSY = PackageName.parse("com.example.busy");

    private SmallHeap() {}

    /**
     * Reads everything.
     *
     * @param arguments the data directory, and a file to write to
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        try (TestCatalog registry = TestCatalog.open(Path.of(arguments[0]))) {
            Listing listing = registry.catalog().listing();
            assertThat(entries(listing.all(), file)).isEqualTo(PACKAGES + 2);
            assertThat(Files.size(file)).isGreaterThan((long) PACKAGES * LargeIcons.ICON);
            assertThat(entries(listing.versions(BUSY), file)).isEqualTo(VERSIONS);
            assertThat(Files.size(file)).isGreaterThan((long) VERSIONS * LargeIcons.ICON);
            EncodedJson single =
                    listing.single(BUSY, BundleVersion.parse("1.7.0")).orElseThrow();
            assertThat(TestCatalog.json(single).at("/metadata/icon").asText()).hasSizeGreaterThan(LargeIcons.ICON);
            assertThat(TestCatalog.json(single).at("/metadata/name").asText()).isEqualTo("Edited");
        }
    }

    /** Writes an answer and counts its elements. */
    private static int entries(EncodedJson json, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            json.writeTo(out);
        }
        int entries = 0;
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            assertThat(parser.nextToken().isStructStart()).isTrue();
            while (parser.nextToken().isStructStart()) {
                parser.skipChildren();
                entries++;
            }
            assertThat(parser.nextToken()).isNull();
        }
        return entries;
    }
}
