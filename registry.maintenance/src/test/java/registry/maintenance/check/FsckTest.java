package registry.maintenance.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.api.spi.BlobInfo;
import registry.api.spi.StagedBlob;
import registry.api.spi.StoredRecord;
import registry.maintenance.Maintenance;
import registry.signing.key.SignatureSchemes;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.ImportMark;

class FsckTest {
    private static final String VERSION = "version/com.example.app/1.2.0";
    private static final String EDIT = "edit/com.example.app/1.2.0";
    private static final String IMPORT_MARK = new ImportMark("version", "com.example.app/1.2.0").key();
    private static final String IMPORT_ACCOUNT = new ImportMark("account", "x").key();
    private static final String IMPORT_ORG = new ImportMark("org", "x").key();
    private static final String MANIFEST = "manifest/com.example.app/1.2.0";

    @TempDir
    private Path data;

    private SmallRegistry registry;

    @BeforeEach
    void open() {
        registry = SmallRegistry.open(data).filled();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void findsNothingInAHealthyRegistry() {
        FsckReport report = check(Clock.systemUTC());

        assertThat(report.findings()).isEmpty();
        assertThat(report.healthy()).isTrue();
        assertThat(report.blobs()).isEqualTo(6);
        assertThat(report.bytes())
                .isEqualTo(blobs().stream().mapToLong(BlobInfo::size).sum());
        assertThat(report.bytesPerSecond()).isPositive();
    }

    @Test
    void tellsOfBlobsThatAreNoLongerInUse() {
        FsckReport report = check(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.INFO);
            assertThat(finding.message()).startsWith("2 blobs of ");
        });
        assertThat(report.healthy()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void findsEveryCorruption(String code, String key, Consumer<FsckTest> corruption) {
        corruption.accept(this);

        List<Finding> findings = check(Clock.systemUTC()).findings();
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals(code))
                .as("%s among %s", code, findings)
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.key()).startsWith(key);
                    assertThat(finding.message()).isNotBlank();
                    assertThat(finding.advice()).isNotBlank();
                    assertThat(finding.severity()).isNotEqualTo(Finding.Severity.INFO);
                });
    }

    static Stream<Arguments> corruptions() {
        return Stream.of(records(), accounts(), organizations(), invitations(), packages())
                .flatMap(List::stream);
    }

    private static List<Arguments> records() {
        return List.of(
                corruption("record-damaged", "account/", test -> test.put(test.account("ada"), "{")),
                corruption("record-damaged", VERSION, test -> test.put(VERSION, "{}")),
                corruption("record-damaged", "keys/session", test -> test.put("keys/session", "{\"keys\":1}")),
                corruption("record-damaged", "setup", test -> test.put("setup", "{\"done\":false}")),
                corruption("record-damaged", "audit/", test -> test.put(test.first("audit/"), "{\"when\":\"now\"}")),
                corruption("record-damaged", "refresh/", test -> test.put(test.first("refresh/"), "[]")),
                corruption("record-damaged", "org/team", test -> test.put("org/team", "null")),
                corruption("record-unknown", "setup2", test -> test.copy("setup", "setup2")),
                corruption("record-unknown", "keys/session2", test -> test.copy("keys/session", "keys/session2")),
                corruption("setup-missing", "setup", test -> test.delete("setup")),
                corruption("record-damaged", "import/version/x", test -> test.put("import/version/x", "{}")),
                corruption("record-damaged", "import/account/", test -> test.put(IMPORT_ACCOUNT, "{}")),
                corruption("record-damaged", "import/org/", test -> test.put(IMPORT_ORG, "{}")),
                corruption("record-unknown", "import/x/", test -> test.put("import/x/1", "{}")),
                corruption("record-unknown", "leftover/x", test -> test.put("leftover/x", "{}")),
                corruption("record-unknown", "zzz", test -> test.put("zzz", "{}")));
    }

    private static List<Arguments> accounts() {
        return List.of(
                corruption("account-not-found-by", "account/", test -> test.delete("account-email/ada@example.com")),
                corruption("account-not-found-by", "account/", test -> test.delete("account-username/ada")),
                corruption("account-not-found-by", "account/", test -> test.delete(test.subjectOf("ada"))),
                corruption("account-missing", "account-", test -> test.delete(test.account("ada"))),
                corruption(
                        "account-found-by-another",
                        "account-username/ghost",
                        test -> test.put("account-username/ghost", "{\"account\":\"" + test.id("ada") + "\"}")),
                corruption("account-misplaced", "account/x", test -> test.copy(test.account("ada"), "account/x")),
                corruption("token-not-listed", "account-token/", test -> test.delete(test.first("account-token/"))),
                corruption("token-missing", "account-token/", test -> test.delete(test.first("token/"))),
                corruption("token-without-account", "account-token/", test -> test.delete(test.account("ada"))),
                corruption(
                        "token-revoked",
                        "account-token/",
                        test -> test.put(
                                test.first("token/").replace("token/", "token-revoked/"), "{\"digest\":\"x\"}")),
                corruption(
                        "use-without-token",
                        "token-use/a/b",
                        test -> test.put("token-use/a/b", "{\"at\":\"2026-03-01T10:00:00Z\"}")),
                corruption(
                        "series-without-account",
                        "account-token-series/a",
                        test -> test.put("account-token-series/a", "{\"newest\":\"x\"}")),
                corruption(
                        "session-not-listed", "account-session/", test -> test.delete(test.first("account-session/"))),
                corruption("session-missing", "account-session/", test -> test.delete(test.first("session/"))),
                corruption(
                        "refresh-contradiction",
                        "refresh/",
                        test -> test.change(test.first("refresh/"), json -> json.put("account", test.id("chief")))),
                corruption(
                        "revocation-misplaced",
                        "token-revoked/",
                        test -> test.change(test.first("token-revoked/"), json -> json.put("digest", "x"))));
    }

    private static List<Arguments> organizations() {
        return List.of(
                corruption("org-without-owner", "org/team", test -> test.delete("org-member/team/" + test.id("ada"))),
                corruption("org-misplaced", "org/other", test -> test.copy("org/team", "org/other")),
                corruption(
                        "membership-missing",
                        "account-orgs/",
                        test -> test.delete("org-member/team/" + test.id("ada"))),
                corruption(
                        "member-not-listed", "org-member/team/", test -> test.delete("account-orgs/" + test.id("bob"))),
                corruption("member-without-org", "org-member/team/", test -> test.delete("org/team")),
                corruption("member-without-account", "org-member/team/", test -> test.delete(test.account("bob"))),
                corruption(
                        "member-misplaced",
                        "org-member/team/x",
                        test -> test.copy("org-member/team/" + test.id("bob"), "org-member/team/x")),
                corruption(
                        "bot-contradiction",
                        "org-member/team/",
                        test -> test.change("org-member/team/" + test.id("bob"), json -> json.put("bot", true))),
                corruption(
                        "departure-contradiction", "departure/", test -> test.put("departure/" + test.id("ada"), "{}")),
                corruption(
                        "link-not-listed",
                        "package-org/com.example.app",
                        test -> test.delete("org-package/team/com.example.app")),
                corruption(
                        "link-missing",
                        "org-package/team/com.example.app",
                        test -> test.delete("package-org/com.example.app")),
                corruption("link-without-org", "package-org/com.example.app", test -> test.delete("org/team")),
                corruption(
                        "link-without-package",
                        "package-org/com.example.app",
                        test -> test.delete("package/com.example.app")),
                corruption(
                        "link-misplaced",
                        "package-org/com.example.other",
                        test -> test.copy("package-org/com.example.app", "package-org/com.example.other")),
                corruption(
                        "link-missing",
                        "org-package/team/com.example.app",
                        test -> test.change("org-package/team/com.example.app", json -> json.put("org", "other"))),
                corruption(
                        "bot-token-missing",
                        "org-bot-token/",
                        test -> test.delete(test.first("org-bot-token/").replace("org-bot-token/", "account-token/"))));
    }

    private static List<Arguments> invitations() {
        return List.of(
                corruption(
                        "invitation-not-listed", "org-invitation/team/", test -> test.delete(test.first("invited/"))),
                corruption("invitation-missing", "invited/", test -> test.delete(test.first("org-invitation/"))),
                corruption(
                        "invitation-missing",
                        "invited/",
                        test -> test.change(test.first("invited/"), json -> json.put("org", "other"))),
                corruption("invitation-without-org", "org-invitation/team/", test -> test.delete("org/team")),
                corruption(
                        "invitation-misplaced",
                        "org-invitation/team/x",
                        test -> test.copy(test.first("org-invitation/"), "org-invitation/team/x@example.com")),
                corruption(
                        "offer-not-listed",
                        "transfer/com.example.app",
                        test -> test.delete(test.first("account-transfers/"))),
                corruption("offer-missing", "account-transfers/", test -> test.delete("transfer/com.example.app")),
                corruption(
                        "offer-misplaced",
                        "transfer/com.example.other",
                        test -> test.copy("transfer/com.example.app", "transfer/com.example.other")),
                corruption(
                        "offer-without-package",
                        "transfer/com.example.app",
                        test -> test.delete("package/com.example.app")),
                corruption("signers-without-org", "org-signers/team", test -> test.delete("org/team")),
                corruption(
                        "signers-without-package",
                        "package-signers/com.example.app",
                        test -> test.delete("package/com.example.app")),
                corruption("record-damaged", "org-signers/team", test -> test.put("org-signers/team", "{}")));
    }

    private static List<Arguments> packages() {
        return List.of(
                corruption("edit-missing", VERSION, test -> test.delete(EDIT)),
                corruption("edit-damaged", EDIT, test -> test.change(EDIT, json -> json.put("x", 1))),
                corruption("edit-damaged", EDIT, test -> test.put(EDIT, "{}")),
                corruption("edit-without-version", EDIT, test -> test.change(VERSION, json -> json.remove("edit"))),
                corruption(
                        "edit-without-version",
                        "edit/com.example.app/1.0.0",
                        test -> test.copy(EDIT, "edit/com.example.app/1.0.0")),
                corruption(
                        "package-highest",
                        "package/com.example.app",
                        test -> test.change("package/com.example.app", json -> json.put("highest", "9.0.0"))),
                corruption(
                        "package-misplaced",
                        "package/com.example.x",
                        test -> test.copy("package/com.example.app", "package/com.example.x")),
                corruption(
                        "version-without-package",
                        "version/com.example.app/",
                        test -> test.delete("package/com.example.app")),
                corruption(
                        "version-misplaced",
                        "version/com.example.app/7.0.0",
                        test -> test.copy(VERSION, "version/com.example.app/7.0.0")),
                corruption(
                        "application-id",
                        VERSION,
                        test -> test.change(
                                VERSION,
                                json -> json.withObject("applicationId").put("hex", "00"))),
                corruption(
                        "version-missing",
                        "version/com.example.app/1.1.0",
                        test -> test.delete("version/com.example.app/1.1.0")),
                corruption("manifest-missing", VERSION, test -> test.delete(MANIFEST)),
                corruption("manifest-without-version", MANIFEST, test -> test.delete(VERSION)),
                corruption(
                        "manifest-without-version",
                        "manifest/com.example.app/1.1.0",
                        test -> test.copy(MANIFEST, "manifest/com.example.app/1.1.0")),
                corruption(
                        "manifest-damaged",
                        MANIFEST,
                        test -> test.change(
                                MANIFEST, json -> json.withObject("metadata").put("name", "Another"))),
                corruption("manifest-damaged", MANIFEST, test -> test.copy("manifest/com.example.app/1.0.0", MANIFEST)),
                corruption(
                        "manifest-damaged", MANIFEST, test -> test.change(MANIFEST, json -> json.remove("signature"))),
                corruption(
                        "manifest-damaged",
                        MANIFEST,
                        test -> test.change(
                                VERSION,
                                json -> json.put(
                                        "signerId", "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"))),
                corruption("blob-missing", VERSION, test -> Files.delete(test.blobFile())),
                corruption(
                        "blob-missing",
                        VERSION,
                        test -> test.change(VERSION, json -> json.put("sha256", "0".repeat(64)))),
                corruption(
                        "legacy-without-import",
                        VERSION,
                        test -> test.change(VERSION, json -> json.put("legacy", "unverified"))),
                corruption("legacy-disguised", VERSION, test -> test.put(IMPORT_MARK, "{\"trouble\":\"unsigned\"}")),
                corruption(
                        "legacy-disguised",
                        VERSION,
                        test -> test.change(
                                VERSION, json -> json.withArray("checks").add("wasm=failed"))),
                corruption(
                        "legacy-disguised",
                        VERSION,
                        test -> test.change(VERSION, json -> json.remove(List.of("signerId", "applicationId")))),
                corruption("blob-size", VERSION, test -> test.change(VERSION, json -> json.put("size", 1))),
                corruption("blob-damaged", "", FsckTest::flipBit),
                corruption("blob-damaged", "", test -> Files.write(test.blobFile(), new byte[3])),
                corruption(
                        "counter-unknown",
                        "downloads/artifact/com.example.unknown",
                        test -> test.registry
                                .stores()
                                .metadata()
                                .addToCounters(Map.of("downloads/artifact/com.example.unknown", 1L))),
                corruption(
                        "counter-unknown",
                        "visits",
                        test -> test.registry.stores().metadata().addToCounters(Map.of("visits", 1L))));
    }

    /** Pairs are written together; a reader that takes them for torn would say so within a few rounds. */
    @Test
    void findsNothingWhileOthersWrite() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<?> writer = executor.submit(() -> {
                for (int i = 1; !done.get(); i++) {
                    registry.publish("carl", "com.example.busy", "1.0." + i);
                }
            });
            List<Finding> found = new ArrayList<>();
            try {
                for (int i = 0; i < 10; i++) {
                    found.addAll(check(Clock.systemUTC()).findings());
                }
            } finally {
                done.set(true);
            }
            writer.get();
            assertThat(found).isEmpty();
        }
    }

    @Test
    void readsOnlyAndTellsHowItGoesOn() {
        long revision = registry.stores().metadata().revision();
        store(new byte[70 * 1024 * 1024]);
        List<Long> hashed = new ArrayList<>();
        maintenance(Clock.systemUTC()).fsck().run(new Fsck.Listener() {
            @Override
            public void found(Finding finding) {
                throw new AssertionError(finding);
            }

            @Override
            public void hashed(long bytes) {
                hashed.add(bytes);
            }
        });
        assertThat(hashed).singleElement().satisfies(bytes -> assertThat(bytes).isGreaterThan(64L * 1024 * 1024));
        assertThat(registry.stores().metadata().revision()).isEqualTo(revision);
    }

    private interface Corruption {
        void apply(FsckTest test) throws IOException;
    }

    private static Arguments corruption(String code, String key, Corruption corruption) {
        Consumer<FsckTest> apply = test -> {
            try {
                corruption.apply(test);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return Arguments.of(code, key, apply);
    }

    private FsckReport check(Clock clock) {
        List<Finding> heard = new ArrayList<>();
        FsckReport report = maintenance(clock).fsck().run(new Fsck.Listener() {
            @Override
            public void found(Finding finding) {
                heard.add(finding);
            }

            @Override
            public void hashed(long bytes) {
                throw new AssertionError("so much is not stored");
            }
        });
        assertThat(report.findings()).isEqualTo(heard);
        return report;
    }

    private Maintenance maintenance(Clock clock) {
        return new Maintenance(registry.config(), registry.stores(), SignatureSchemes.load(), clock);
    }

    private void put(String key, String value) {
        commit(Batch.builder().put(key, value.getBytes(StandardCharsets.UTF_8)));
    }

    private void delete(String key) {
        assertThat(registry.stores().metadata().read(key)).as(key).isPresent();
        commit(Batch.builder().delete(key));
    }

    private void copy(String from, String to) {
        commit(Batch.builder()
                .put(to, registry.stores().metadata().read(from).orElseThrow().value()));
    }

    private void change(String key, Consumer<ObjectNode> change) {
        Document document =
                new DocumentStore(registry.stores().metadata()).read(key).orElseThrow();
        change.accept(document.json());
        commit(Batch.builder().put(key, DocumentStore.encode(document.json())));
    }

    private void commit(Batch.Builder batch) {
        registry.stores().metadata().commit(batch.build());
    }

    private String first(String prefix) {
        return registry.stores().metadata().scan(prefix, "", 1).stream()
                .map(StoredRecord::key)
                .findFirst()
                .orElseThrow();
    }

    private String id(String username) {
        return registry.account(username);
    }

    private String account(String username) {
        return "account/" + id(username);
    }

    private String subjectOf(String username) {
        String id = id(username);
        return new DocumentStore(registry.stores().metadata())
                .scan("account-subject/")
                .filter(document -> document.json().path("account").asText().equals(id))
                .map(Document::key)
                .findFirst()
                .orElseThrow();
    }

    private Path blobFile() {
        String digest = new DocumentStore(registry.stores().metadata())
                .read(VERSION)
                .orElseThrow()
                .json()
                .path("sha256")
                .asText();
        try (Stream<Path> files = Files.walk(data.resolve("blobs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().replace("/", "").endsWith(digest))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flipBit() throws IOException {
        byte[] bytes = Files.readAllBytes(blobFile());
        bytes[bytes.length / 2] ^= 1;
        Files.write(blobFile(), bytes);
    }

    private Digest store(byte[] bytes) {
        try (StagedBlob staged = registry.stores().blobs().stage()) {
            staged.write(bytes, 0, bytes.length);
            return staged.seal().digest();
        }
    }

    private List<BlobInfo> blobs() {
        return registry.stores().blobs().list(Optional.empty(), 100);
    }
}
