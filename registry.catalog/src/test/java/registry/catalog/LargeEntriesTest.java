package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import registry.api.PackageName;

/** Icons of three quarters of a MiB are allowed, and must not fill the memory. */
class LargeEntriesTest extends CatalogTestCase {
    @Test
    void aSmallHeapServesManyLargeIcons() throws IOException, InterruptedException {
        LargeIcons icons = new LargeIcons(registry, ada);
        for (int i = 0; i < SmallHeap.PACKAGES; i++) {
            icons.add("com.example.p" + i, "1.0.0");
        }
        for (int i = 0; i < SmallHeap.VERSIONS; i++) {
            icons.add(SmallHeap.BUSY.value(), "1." + i + ".0");
        }
        for (int i = 0; i < SmallHeap.EDITED; i++) {
            icons.edit("com.example.p" + i, "1.0.0");
            icons.edit(SmallHeap.BUSY.value(), "1." + i + ".0");
        }
        registry.close();
        Path output = data.resolve("output");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classPath(),
                        SmallHeap.class.getName(),
                        data.toString(),
                        data.resolve("answer.json").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor()).as(() -> text(output)).isZero();
        registry = TestCatalog.open(data);
    }

    @Test
    void aLongListingHoldsTheEntriesOfShortOnes() {
        LargeIcons icons = new LargeIcons(registry, ada);
        for (int i = 0; i < 14; i++) {
            icons.add("com.example.p" + i, "1.0.0");
        }
        Listing listing = catalog().freshListing();

        EncodedJson all = listing.all();

        assertThat(all).isInstanceOf(EncodedJson.Streamed.class);
        assertThat(TestCatalog.json(all))
                .hasSize(15)
                .allSatisfy(entry -> assertThat(TestCatalog.json(listing.single(
                                        PackageName.parse(entry.path("package").asText()), version("1.0.0"))
                                .orElseThrow()))
                        .isEqualTo(entry));
    }

    @Test
    void theTagOfALongAnswerChangesWithItsContentAndOnlyThen() {
        LargeIcons icons = new LargeIcons(registry, ada);
        for (int i = 0; i < 14; i++) {
            icons.add(NAME, "1." + i + ".0");
            icons.add("com.example.p" + i, "1.0.0");
        }
        catalog().freshListing();
        List<String> first = tags(catalog());
        try (Catalog replica = registry.newCatalog()) {
            assertThat(tags(replica)).isEqualTo(first);
        }
        assertThat(tags(catalog())).isEqualTo(first).allMatch(tag -> tag.length() == 64);

        catalog().recordDownload(PACKAGE, DownloadKind.FETCHED);
        List<String> counted = tags(catalog());
        catalog().yank(ada, PACKAGE, version("1.13.0"), yank("bad"));
        List<String> yanked = tags(catalog());
        catalog().yank(ada, PACKAGE, version("1.13.0"), yank("worse"));
        List<String> yankedAgain = tags(catalog());
        registry.edit(ada, NAME, "1.12.0", manifest -> manifest.putNull("links"));

        assertThat(counted).doesNotContainAnyElementsOf(first);
        assertThat(yanked).doesNotContainAnyElementsOf(counted);
        assertThat(yankedAgain.getLast()).isNotEqualTo(yanked.getLast());
        assertThat(tags(catalog())).doesNotContainAnyElementsOf(yankedAgain);
    }

    private static List<String> tags(Catalog catalog) {
        Listing listing = catalog.listing();
        return List.of(listing.all().tag(), listing.versions(PACKAGE).tag());
    }

    private static Yank yank(String reason) {
        return new Yank(true, Optional.of(reason));
    }

    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                        .map(name -> System.getProperty(name, ""))
                        .filter(path -> !path.isEmpty())
                        .collect(Collectors.joining(File.pathSeparator))
                + File.pathSeparator
                + Path.of("target", "test-classes").toAbsolutePath();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
