package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Refusals.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.signing.SigningError;
import registry.signing.manifest.ManifestSigner;

/** What an edit of the metadata changes, and what it leaves alone. */
class EditTest extends CatalogTestCase {
    private static final String VERSION = "1.0.0";
    private static final String ICON = "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1});

    @Test
    void readersSeeTheEditUnderTheSignatureOfTheVersion() {
        registry.published(ada, NAME, VERSION);
        byte[] published = catalog().manifest(PACKAGE, version(VERSION));
        ObjectNode before = registry.single(NAME, VERSION);
        registry.pass(Duration.ofDays(1));

        EditResult result = registry.edit(ada, NAME, VERSION, EditTest::editAll);

        assertThat(result.warnings()).isEmpty();
        assertThat(result.changed())
                .containsExactly(
                        "metadata.name",
                        "metadata.description",
                        "metadata.tags",
                        "metadata.icon",
                        "metadata.license",
                        "links");
        ObjectNode expected = before.deepCopy();
        editAll(expected);
        expected.put("editedAt", TestCatalog.START.plus(Duration.ofDays(1)).toString());
        assertThat(registry.single(NAME, VERSION)).isEqualTo(expected);
        assertThat(TestCatalog.json(catalog().listing().all()).path(0)).isEqualTo(expected);
        assertThat(TestCatalog.json(catalog().listing().versions(PACKAGE)).path(0))
                .isEqualTo(expected);
        assertThat(catalog().manifest(PACKAGE, version(VERSION))).isEqualTo(published);
    }

    @Test
    void bothSignedManifestsAreKeptByteForByte() {
        registry.published(ada, NAME, VERSION);
        byte[] published = catalog().manifest(PACKAGE, version(VERSION));
        byte[] first = edit(metadata -> metadata.put("name", "First"));
        byte[] second = edit(metadata -> metadata.put("name", "Second"));

        registry.edit(ada, NAME, VERSION, first);
        assertThat(catalog().latestEdit(PACKAGE, version(VERSION))).isEqualTo(first);
        registry.edit(ada, NAME, VERSION, second);

        assertThat(catalog().latestEdit(PACKAGE, version(VERSION))).isEqualTo(second);
        assertThat(catalog().manifest(PACKAGE, version(VERSION))).isEqualTo(published);
        assertThat(name(catalog())).isEqualTo("Second");
        assertThat(artifact()).isEqualTo(Bundles.bundle(NAME, VERSION).length);
    }

    @Test
    void anEditReplacesTheOneBefore() {
        registry.published(ada, NAME, VERSION);
        registry.edit(ada, NAME, VERSION, EditTest::editAll);

        EditResult result = registry.edit(ada, NAME, VERSION, catalog().manifest(PACKAGE, version(VERSION)));

        assertThat(result.changed()).hasSize(6);
        ObjectNode entry = registry.single(NAME, VERSION);
        assertThat(entry.path("metadata").has("icon")).isFalse();
        assertThat(entry.at("/metadata/name").textValue()).isEqualTo("Sample");
    }

    @Test
    void theSameEditAgainChangesNothing() {
        registry.published(ada, NAME, VERSION);
        byte[] edit = edit(metadata -> metadata.put("name", "Again"));
        registry.edit(ada, NAME, VERSION, edit);
        long revision = registry.stores().metadata().revision();

        EditResult again = registry.edit(ada, NAME, VERSION, edit);

        assertThat(again.changed()).isEmpty();
        assertThat(registry.stores().metadata().revision()).isEqualTo(revision);
    }

    @Test
    void searchFollowsTheEdit() {
        registry.published(ada, NAME, VERSION);
        String before = catalog().listing().all().tag();
        String single = catalog()
                .listing()
                .single(PACKAGE, version(VERSION))
                .orElseThrow()
                .tag();
        assertThat(found(Optional.of("a counter"), Optional.of("sample"))).isEqualTo(1);

        registry.edit(ada, NAME, VERSION, EditTest::editAll);

        assertThat(found(Optional.of("a counter"), Optional.empty())).isZero();
        assertThat(found(Optional.empty(), Optional.of("sample"))).isZero();
        assertThat(found(Optional.of("CLICKS"), Optional.of("Clicker"))).isEqualTo(1);
        assertThat(catalog().listing().all().tag()).isNotEqualTo(before);
        assertThat(catalog()
                        .listing()
                        .single(PACKAGE, version(VERSION))
                        .orElseThrow()
                        .tag())
                .isNotEqualTo(single);
    }

    @Test
    void editsSurviveARestartAndReachOtherProcesses() {
        registry.published(ada, NAME, VERSION);
        registry.published(ada, NAME, "1.1.0");
        registry.edit(ada, NAME, VERSION, manifest -> metadata(manifest).put("name", "Older"));
        try (Catalog other = registry.newCatalog()) {
            registry.edit(ada, NAME, "1.1.0", manifest -> metadata(manifest).put("name", "Newer"));
            assertThat(TestCatalog.json(other.freshListing().all())
                            .at("/0/metadata/name")
                            .textValue())
                    .isEqualTo("Newer");
        }

        reopen();

        assertThat(name(catalog())).isEqualTo("Newer");
        assertThat(TestCatalog.json(catalog().listing().versions(PACKAGE)).findValuesAsText("name"))
                .containsExactly("Newer", "Older");
    }

    @Test
    void yankedVersionsAreEditedAndEditedOnesYanked() {
        registry.published(ada, NAME, VERSION);
        registry.yank(ada, NAME, VERSION);
        registry.edit(ada, NAME, VERSION, manifest -> metadata(manifest).put("name", "Do not use"));
        assertThat(registry.single(NAME, VERSION).path("yanked").booleanValue()).isTrue();

        catalog().yank(ada, PACKAGE, version(VERSION), Yank.NONE);

        assertThat(name(catalog())).isEqualTo("Do not use");
        assertThat(registry.single(NAME, VERSION).path("yanked").booleanValue()).isFalse();
    }

    @Test
    void theEditGoesWithItsVersion() {
        registry.published(ada, NAME, VERSION);
        registry.published(ada, NAME, "1.1.0");
        registry.edit(ada, NAME, VERSION, EditTest::editAll);
        registry.edit(ada, NAME, "1.1.0", EditTest::editAll);

        registry.delete(ada, NAME, VERSION);
        assertThat(refusal(() -> catalog().latestEdit(PACKAGE, version(VERSION))))
                .isEqualTo(CatalogError.NOT_FOUND);
        assertThat(registry.stores().metadata().read(Keys.edit(PACKAGE, version(VERSION))))
                .isEmpty();
        catalog().deletePackage(ada, PACKAGE);
        assertThat(registry.stores().metadata().read(Keys.edit(PACKAGE, version("1.1.0"))))
                .isEmpty();
    }

    @Test
    void anEntryOfOursMayBeEditedAgainAndAgain() {
        registry.published(ada, Bundles.bundle(NAME, VERSION, Bundles.KEY, manifest -> {
            manifest.put("downloads", 1)
                    .put("verified", true)
                    .put("yankReason", "x")
                    .put("_note", "y");
            metadata(manifest).put("_owner", "z").put("author", "mallory");
        }));
        registry.yank(ada, NAME, VERSION);

        for (String name : List.of("One", "Two", "Three")) {
            ObjectNode entry = registry.single(NAME, VERSION);
            metadata(entry).put("name", name);
            ObjectNode signed = ManifestSigner.sign(entry, Bundles.KEY);
            ((ObjectNode) signed.get("signature"))
                    .put("alg", "none")
                    .put("pubkey", "x")
                    .put("sig", "");
            signed.put("_annotation", name);
            registry.edit(ada, NAME, VERSION, TestCatalog.text(signed));
            assertThat(registry.single(NAME, VERSION).at("/metadata/name").textValue())
                    .isEqualTo(name);
        }
        assertThat(registry.single(NAME, VERSION).at("/metadata/author").textValue())
                .isEqualTo("ada");
    }

    @Test
    void anEntryOfAVersionWithoutMetadataMayBeEdited() {
        registry.published(ada, Bundles.bundle(NAME, VERSION, Bundles.KEY, manifest -> {
            manifest.remove("metadata");
            manifest.putNull("links");
        }));
        ObjectNode entry = registry.single(NAME, VERSION);
        entry.putObject("links").put("github", "https://github.com/x/y");

        registry.edit(ada, NAME, VERSION, ManifestSigner.signToBytes(entry, Bundles.KEY));

        assertThat(registry.single(NAME, VERSION).at("/links/github").textValue())
                .isEqualTo("https://github.com/x/y");
        metadata(entry).put("description", "No name");
        assertThat(refusal(() -> registry.edit(ada, NAME, VERSION, ManifestSigner.signToBytes(entry, Bundles.KEY))))
                .isEqualTo(SigningError.INVALID_MANIFEST);
    }

    static Stream<Consumer<ObjectNode>> malformed() {
        return Stream.of(
                manifest -> metadata(manifest).remove("name"),
                manifest -> metadata(manifest).put("name", "x".repeat(129)),
                manifest -> metadata(manifest).putNull("name"),
                manifest -> metadata(manifest).put("description", "x".repeat(4001)),
                manifest -> metadata(manifest).put("description", 1),
                manifest -> metadata(manifest).put("tags", "one"),
                manifest -> metadata(manifest).putArray("tags").add(1),
                manifest -> metadata(manifest).putArray("tags").add("x".repeat(33)),
                manifest -> {
                    for (int i = 0; i < 21; i++) {
                        metadata(manifest).withArray("tags").add("tag" + i);
                    }
                },
                manifest -> metadata(manifest).put("icon", "https://example.com/icon.png"),
                manifest -> metadata(manifest).put("icon", "data:image/svg+xml;base64,AAAA"),
                manifest -> metadata(manifest).put("icon", ICON + "A".repeat(768 * 1024)),
                manifest -> metadata(manifest).put("license", false),
                manifest -> manifest.putArray("metadata"),
                manifest -> manifest.put("metadata", "none"),
                manifest -> manifest.putArray("links"),
                manifest -> manifest.putObject("links").put("docs", "javascript:alert(1)"),
                manifest -> manifest.putObject("links").put("github", "//example.com"));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(Consumer<ObjectNode> change) {
        registry.published(ada, NAME, VERSION);
        long revision = registry.stores().metadata().revision();

        assertThat(refusal(() -> registry.edit(ada, NAME, VERSION, change))).isEqualTo(SigningError.INVALID_MANIFEST);
        assertThat(registry.stores().metadata().revision()).isEqualTo(revision);
    }

    private static void editAll(ObjectNode manifest) {
        ObjectNode metadata = metadata(manifest);
        metadata.put("name", "Clicker")
                .put("description", "Counts clicks.")
                .put("icon", ICON)
                .put("license", "MIT");
        metadata.putArray("tags").add("clicker");
        manifest.putObject("links").put("docs", "https://example.com/docs").put("other", "https://example.com/kept");
    }

    private byte[] edit(Consumer<ObjectNode> change) {
        ObjectNode manifest = (ObjectNode) TestCatalog.json(catalog().manifest(PACKAGE, version(VERSION)));
        change.accept(metadata(manifest));
        return ManifestSigner.signToBytes(manifest, Bundles.KEY);
    }

    private static ObjectNode metadata(JsonNode manifest) {
        return (ObjectNode) manifest.get("metadata");
    }

    private static String name(Catalog catalog) {
        return TestCatalog.json(catalog.freshListing().all())
                .at("/0/metadata/name")
                .textValue();
    }

    private long artifact() {
        return catalog().artifact(PACKAGE, version(VERSION)).blob().size();
    }

    private int found(Optional<String> text, Optional<String> tag) {
        Optional<String> none = Optional.empty();
        return TestCatalog.json(catalog()
                        .listing()
                        .search(new ListQuery(
                                Optional.empty(),
                                none,
                                none,
                                text,
                                tag,
                                Optional.empty(),
                                Optional.empty(),
                                ListQuery.Sort.NAME,
                                OptionalInt.empty(),
                                none)))
                .size();
    }
}
