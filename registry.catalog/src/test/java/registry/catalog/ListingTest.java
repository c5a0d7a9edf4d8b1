package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Bundles.bundle;
import static registry.catalog.Refusals.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.SemanticVersion;
import registry.signing.key.ApplicationId;
import registry.signing.key.SigningKey;

class ListingTest extends CatalogTestCase {
    @Override
    Map<String, String> settings() {
        return Map.of("verified.domains", "elsewhere.example, Example.com");
    }

    @Test
    void anEmptyRegistryListsNothing() {
        assertThat(text(catalog().listing().all())).isEqualTo("[]");
        assertThat(text(catalog().listing().versions(PACKAGE))).isEqualTo("[]");
        assertThat(registry.answer(NAME)).isEmpty();
        assertThat(catalog().listing().version(PACKAGE, version("1.0.0"))).isEmpty();
    }

    @Test
    void anEntryIsTheSignedManifestAndWhatTheServerKnows() {
        byte[] bundle = bundle(NAME, "1.0.0", Bundles.KEY, manifest -> {
            manifest.put("futureField", "kept").put("_binary", "dropped");
            manifest.put("downloads", 1_000_000).put("verified", false).put("yankReason", "forged");
            ((ObjectNode) manifest.get("metadata"))
                    .put("author", "mallory")
                    .put("_ownerEmail", "mallory@example.com")
                    .put("_adminVerified", true);
        });
        Publication publication = registry.published(ada, bundle);
        catalog().recordDownload(PACKAGE, DownloadKind.RECORDED);

        JsonNode entry = TestCatalog.json(catalog().listing().all()).path(0);

        JsonNode signed = TestCatalog.json(catalog().manifest(PACKAGE, version("1.0.0")));
        ObjectNode expected = signed.deepCopy();
        expected.remove(List.of("_binary", "yankReason"));
        ((ObjectNode) expected.get("metadata")).remove(List.of("_ownerEmail", "_adminVerified"));
        ((ObjectNode) expected.get("metadata")).put("author", "ada");
        ObjectNode signature = (ObjectNode) expected.get("signature");
        signature.set("alg", signature.get("algorithm"));
        signature.set("pubkey", signature.get("publicKey"));
        signature.set("sig", signature.get("signature"));
        expected.put("min_runtime_version", "0.1.0")
                .put("minRuntimeVersion", "0.1.0")
                .put("verified", true)
                .put("yanked", false)
                .put("publishedAt", "2026-03-01T10:00:00Z")
                .put("size", bundle.length)
                .put("installSize", bundle.length)
                .put("digest", publication.digest().hex())
                .put(
                        "blobId",
                        publication.report().bundle().orElseThrow().blobId().base58())
                .put(
                        "applicationId",
                        ApplicationId.of(PACKAGE, Bundles.KEY.signerId()).base58())
                .put("downloads", 1);
        assertThat(entry).isEqualTo(expected);
        assertThat(signed.path("futureField").asText()).isEqualTo("kept");
        assertThat(signed.has("_binary")).isTrue();
    }

    @Test
    void theShortNamesOfASignatureComeInOneOrderInEveryProcess() {
        registry.published(ada, NAME, "1.0.0");

        JsonNode entry = TestCatalog.json(catalog().listing().all()).path(0);

        assertThat(entry.path("signature").fieldNames()).toIterable().endsWith("alg", "pubkey", "sig");
    }

    @Test
    void metadataIsAnObjectEvenWhenTheManifestHasNone() {
        registry.published(ada, bundle(NAME, "1.0.0", Bundles.KEY, manifest -> manifest.remove("metadata")));

        assertThat(TestCatalog.json(catalog().listing().all())
                        .path(0)
                        .path("metadata")
                        .toString())
                .isEqualTo("{\"author\":\"ada\"}");
    }

    @Test
    void theSameEntryStandsInEveryForm() {
        registry.published(ada, NAME, "1.0.0");
        Listing listing = catalog().listing();

        JsonNode entry = TestCatalog.json(listing.all()).path(0);

        assertThat(TestCatalog.json(listing.versions(PACKAGE)).path(0)).isEqualTo(entry);
        assertThat(TestCatalog.json(listing.search(ListQuery.ofPackage(PACKAGE)))
                        .path(0))
                .isEqualTo(entry);
        assertThat(TestCatalog.json(listing.version(PACKAGE, version("1.0.0")).orElseThrow()))
                .hasSize(1)
                .first()
                .isEqualTo(entry);
        assertThat(TestCatalog.json(listing.single(PACKAGE, version("1.0.0")).orElseThrow()))
                .isEqualTo(entry);
    }

    @Test
    void listsOneVersionPerPackageByNameAndAllVersionsNewestFirst() {
        registry.published(ada, "com.example.b", "1.2.0");
        registry.published(ada, "com.example.b", "1.10.0");
        registry.published(ada, "com.example.b", "2.0.0-alpha.1");
        registry.published(ada, "com.example.b", "2.0.0-alpha.2");
        registry.published(ada, "com.example.b", "2.0.0-beta.1");
        registry.published(bob, "com.example.a", "0.1.0-rc.1");
        registry.published(bob, "com.example.a-b", "1.0.0");

        JsonNode listing = TestCatalog.json(catalog().listing().all());
        assertThat(TestCatalog.packages(listing)).containsExactly("com.example.a", "com.example.a-b", "com.example.b");
        assertThat(TestCatalog.versions(listing)).containsExactly("0.1.0-rc.1", "1.0.0", "1.10.0");
        PackageName name = PackageName.parse("com.example.b");
        assertThat(TestCatalog.versions(TestCatalog.json(catalog().listing().versions(name))))
                .containsExactly("2.0.0-beta.1", "2.0.0-alpha.2", "2.0.0-alpha.1", "1.10.0", "1.2.0");
        assertThat(registry.answer("com.example.b")).containsExactly("2.0.0-beta.1");
        assertThat(TestCatalog.json(catalog()
                                .listing()
                                .single(name, version("1.2.0"))
                                .orElseThrow())
                        .path("appVersion")
                        .asText())
                .isEqualTo("1.2.0");
    }

    @Test
    void theFirstPublisherStaysTheAuthor() {
        registry.published(ada, NAME, "1.0.0");
        registry.published(ada, NAME, "1.1.0");

        assertThat(TestCatalog.json(catalog().listing().versions(PACKAGE)))
                .allSatisfy(entry -> assertThat(
                                entry.path("metadata").path("author").asText())
                        .isEqualTo("ada"));
        assertThat(text(catalog().listing().all())).doesNotContain("ada@example.com");
    }

    @Test
    void filtersByEverythingThatClientsAskFor() {
        registry.published(ada, "com.example.one", "1.0.0");
        SigningKey other = Bundles.newKey();
        registry.published(
                bob,
                bundle(
                        "com.example.two",
                        "1.0.0",
                        other,
                        manifest -> ((ObjectNode) manifest.get("metadata"))
                                .put("description", "Plays Schach")
                                .putArray("tags")
                                .add("Games")));

        String developer = TestCatalog.json(catalog().manifest(PackageName.parse("com.example.two"), version("1.0.0")))
                .path("signature")
                .path("publicKey")
                .asText();
        assertThat(found(query(q -> q.developer = Optional.of(developer)))).containsExactly("com.example.two");
        assertThat(found(query(q -> q.developer = Optional.of("nobody")))).isEmpty();
        assertThat(found(query(q -> q.author = Optional.of("ada")))).containsExactly("com.example.one");
        assertThat(found(query(q -> q.author = Optional.of("ada@example.com")))).isEmpty();
        assertThat(found(query(q -> q.text = Optional.of("sChAcH")))).containsExactly("com.example.two");
        assertThat(found(query(q -> q.text = Optional.of("example.one")))).containsExactly("com.example.one");
        assertThat(found(query(q -> q.text = Optional.of("bob")))).containsExactly("com.example.two");
        assertThat(found(query(q -> q.tag = Optional.of("games")))).containsExactly("com.example.two");
        assertThat(found(query(q -> q.tag = Optional.of("game")))).isEmpty();
        assertThat(found(query(q -> q.verified = Optional.of(true)))).hasSize(2);
        assertThat(found(query(q -> q.verified = Optional.of(false)))).isEmpty();
        assertThat(found(query(q -> {
                    q.packageName = Optional.of(PackageName.parse("com.example.two"));
                    q.author = Optional.of("ada");
                })))
                .isEmpty();
    }

    @Test
    void sortsByTimeAndByDownloads() {
        registry.published(ada, "com.example.a", "1.0.0");
        registry.pass(Duration.ofHours(1));
        registry.published(ada, "com.example.b", "1.0.0");
        registry.pass(Duration.ofHours(1));
        registry.published(ada, "com.example.c", "1.0.0");
        registry.pass(Duration.ofHours(1));
        registry.published(ada, "com.example.a", "1.1.0");
        catalog().recordDownload(PackageName.parse("com.example.b"), DownloadKind.FETCHED);

        assertThat(found(query(q -> q.sort = ListQuery.Sort.UPDATED)))
                .containsExactly("com.example.a", "com.example.c", "com.example.b");
        assertThat(found(query(q -> q.sort = ListQuery.Sort.DOWNLOADS)))
                .containsExactly("com.example.b", "com.example.a", "com.example.c");
        catalog().recordDownload(PackageName.parse("com.example.c"), DownloadKind.FETCHED);
        catalog().recordDownload(PackageName.parse("com.example.c"), DownloadKind.FETCHED);
        assertThat(found(query(q -> q.sort = ListQuery.Sort.DOWNLOADS)))
                .containsExactly("com.example.c", "com.example.b", "com.example.a");
    }

    @Test
    void pagesVisitEveryPackageOnceInEveryOrder() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            registry.published(ada, "com.example.p" + i, "1.0.0");
            names.add("com.example.p" + i);
        }
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            List<String> seen = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Optional<String> after = cursor;
                EncodedJson page = catalog().listing().search(query(q -> {
                    q.sort = sort;
                    q.limit = OptionalInt.of(3);
                    q.after = after;
                }));
                List<String> onPage = TestCatalog.packages(TestCatalog.json(page));
                assertThat(onPage).hasSizeBetween(1, 3);
                seen.addAll(onPage);
                cursor = page.next();
            } while (cursor.isPresent());
            assertThat(seen).as(sort.name()).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void aCursorSurvivesTheRemovalOfItsPackage() {
        for (String name : List.of("com.example.a", "com.example.b", "com.example.c")) {
            registry.published(ada, name, "1.0.0");
        }
        String cursor = catalog()
                .listing()
                .search(query(q -> q.limit = OptionalInt.of(2)))
                .next()
                .orElseThrow();

        catalog().deletePackage(ada, PackageName.parse("com.example.b"));

        assertThat(found(query(q -> q.after = Optional.of(cursor)))).containsExactly("com.example.c");
    }

    @Test
    void refusesLimitsAndCursorsThatMeanNothing() {
        for (int limit : List.of(0, -1, ListQuery.MAX_LIMIT + 1)) {
            assertThat(refusal(() -> catalog().listing().search(query(q -> q.limit = OptionalInt.of(limit)))))
                    .isEqualTo(ApiError.INVALID_PARAMS);
        }
        for (String cursor : List.of("", "!", "AAAA", "eCB5", "MCB4L3k")) {
            assertThat(refusal(() -> catalog().listing().search(query(q -> q.after = Optional.of(cursor)))))
                    .as(cursor)
                    .isEqualTo(ApiError.INVALID_PARAMS);
        }
    }

    @Test
    void theTagChangesWithTheContentAndOnlyThen() throws IOException {
        registry.published(ada, NAME, "1.0.0");
        EncodedJson.Prepared first = prepared();

        assertThat(catalog().listing().all()).isSameAs(first);
        assertThat(first.tag()).matches("[0-9a-f]{32}");
        catalog().recordDownload(PACKAGE, DownloadKind.RECORDED);
        EncodedJson.Prepared second = prepared();
        assertThat(second.tag()).isNotEqualTo(first.tag());

        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(second.gzip()))) {
            assertThat(stream.readAllBytes()).isEqualTo(second.json());
        }
        assertThat(second.gzip()).isSameAs(second.gzip());
        reopen();
        assertThat(catalog().listing().all().tag()).isEqualTo(second.tag());
    }

    @Test
    void listsSomePackagesAloneInEveryOrder() {
        registry.published(ada, "com.example.a", "1.0.0");
        registry.published(ada, "com.example.b", "1.0.0");
        registry.published(ada, "com.example.c", "1.0.0");
        catalog().recordDownload(PackageName.parse("com.example.c"), DownloadKind.RECORDED);
        List<PackageName> names = Stream.of("com.example.unknown", "com.example.c", "com.example.a", "com.example.c")
                .map(PackageName::parse)
                .toList();
        Listing some = catalog().listing().among(names);

        assertThat(TestCatalog.packages(TestCatalog.json(some.all())))
                .containsExactly("com.example.a", "com.example.c");
        assertThat(TestCatalog.packages(
                        TestCatalog.json(some.search(query(query -> query.sort = ListQuery.Sort.DOWNLOADS)))))
                .containsExactly("com.example.c", "com.example.a");
        assertThat(some.single(PackageName.parse("com.example.b"), version("1.0.0")))
                .isEmpty();
        assertThat(TestCatalog.packages(
                        TestCatalog.json(catalog().listing().among(List.of()).all())))
                .isEmpty();
        assertThat(found(ListQuery.ALL)).hasSize(3);
    }

    @Test
    void countsForStats() {
        registry.published(ada, "com.example.a", "1.0.0");
        registry.published(ada, "com.example.a", "1.1.0");
        registry.published(ada, "com.example.b", "1.0.0");
        registry.published(bob, "com.example.c", "1.0.0");
        catalog().recordDownload(PackageName.parse("com.example.c"), DownloadKind.RECORDED);

        assertThat(catalog().stats()).isEqualTo(new Stats(4, 3, 3, 2, 1));
        catalog().deletePackage(bob, PackageName.parse("com.example.c"));
        assertThat(catalog().stats()).isEqualTo(new Stats(3, 2, 2, 1, 1));
        reopen();
        assertThat(catalog().stats()).isEqualTo(new Stats(3, 2, 2, 1, 1));
    }

    @Test
    void aFreshListingHoldsWhatAnotherProcessCommitted() {
        try (Catalog other = registry.newCatalog()) {
            registry.published(ada, NAME, "1.0.0");

            assertThat(TestCatalog.packages(
                            TestCatalog.json(other.freshListing().all())))
                    .containsExactly(NAME);
        }
    }

    @Test
    void listsWhatANodeCanRun() {
        for (String least : List.of("0.9.0", "0.10.0", "0.10.0-rc.2")) {
            String name = "com.runs.v" + least.replaceAll("[^0-9]", "");
            registry.published(
                    ada,
                    Bundles.bundle(name, "1.0.0", Bundles.KEY, manifest -> manifest.put("minRuntimeVersion", least)));
        }
        assertThat(runBy("0.10.0-rc.1")).containsExactly("com.runs.v090");
        assertThat(runBy("0.10.0")).containsExactly("com.runs.v0100", "com.runs.v01002", "com.runs.v090");
        assertThat(runBy("0.8.0")).isEmpty();
    }

    private List<String> runBy(String node) {
        return found(query(wanted -> wanted.runtime = SemanticVersion.tryParse(node)));
    }

    private EncodedJson.Prepared prepared() {
        return (EncodedJson.Prepared) catalog().listing().all();
    }

    private List<String> found(ListQuery query) {
        return TestCatalog.packages(TestCatalog.json(catalog().listing().search(query)));
    }

    private static ListQuery query(Consumer<QueryBuilder> change) {
        QueryBuilder builder = new QueryBuilder();
        change.accept(builder);
        return builder.build();
    }

    private static String text(EncodedJson json) {
        return new String(TestCatalog.bytes(json), StandardCharsets.UTF_8);
    }

    /** A query in the making. */
    private static final class QueryBuilder {
        private Optional<PackageName> packageName = Optional.empty();
        private Optional<String> developer = Optional.empty();
        private Optional<String> author = Optional.empty();
        private Optional<String> text = Optional.empty();
        private Optional<String> tag = Optional.empty();
        private Optional<Boolean> verified = Optional.empty();
        private Optional<SemanticVersion> runtime = Optional.empty();
        private ListQuery.Sort sort = ListQuery.Sort.NAME;
        private OptionalInt limit = OptionalInt.empty();
        private Optional<String> after = Optional.empty();

        ListQuery build() {
            return new ListQuery(packageName, developer, author, text, tag, verified, runtime, sort, limit, after);
        }
    }
}
