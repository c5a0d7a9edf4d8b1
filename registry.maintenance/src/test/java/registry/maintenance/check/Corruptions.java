package registry.maintenance.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import registry.storage.ImportMark;

/** Every damage that an inspection finds: its code, what the key begins with, and how it is done. */
final class Corruptions {
    private static final String VERSION = DamagedRegistry.VERSION;
    private static final String EDIT = "edit/com.example.app/1.2.0";
    private static final String IMPORT_MARK = new ImportMark("version", "com.example.app/1.2.0").key();
    private static final String IMPORT_ACCOUNT = new ImportMark("account", "x").key();
    private static final String IMPORT_ORG = new ImportMark("org", "x").key();
    private static final String MANIFEST = "manifest/com.example.app/1.2.0";

    private Corruptions() {}

    static Stream<Arguments> all() {
        return Stream.of(records(), accounts(), organizations(), invitations(), packages())
                .flatMap(List::stream);
    }

    private static List<Arguments> records() {
        return List.of(
                corruption("record-damaged", "account/", damaged -> damaged.put(damaged.account("ada"), "{")),
                corruption("record-damaged", VERSION, damaged -> damaged.put(VERSION, "{}")),
                corruption("record-damaged", "keys/session", damaged -> damaged.put("keys/session", "{\"keys\":1}")),
                corruption("record-damaged", "setup", damaged -> damaged.put("setup", "{\"done\":false}")),
                corruption(
                        "record-damaged",
                        "audit/",
                        damaged -> damaged.put(damaged.first("audit/"), "{\"when\":\"now\"}")),
                corruption("record-damaged", "refresh/", damaged -> damaged.put(damaged.first("refresh/"), "[]")),
                corruption("record-damaged", "org/team", damaged -> damaged.put("org/team", "null")),
                corruption("record-unknown", "setup2", damaged -> damaged.copy("setup", "setup2")),
                corruption("record-unknown", "keys/session2", damaged -> damaged.copy("keys/session", "keys/session2")),
                corruption("setup-missing", "setup", damaged -> damaged.delete("setup")),
                corruption("record-damaged", "import/version/x", damaged -> damaged.put("import/version/x", "{}")),
                corruption("record-damaged", "import/account/", damaged -> damaged.put(IMPORT_ACCOUNT, "{}")),
                corruption("record-damaged", "import/org/", damaged -> damaged.put(IMPORT_ORG, "{}")),
                corruption("record-unknown", "import/x/", damaged -> damaged.put("import/x/1", "{}")),
                corruption("record-unknown", "leftover/x", damaged -> damaged.put("leftover/x", "{}")),
                corruption("record-unknown", "zzz", damaged -> damaged.put("zzz", "{}")));
    }

    private static List<Arguments> accounts() {
        return List.of(
                corruption(
                        "account-not-found-by", "account/", damaged -> damaged.delete("account-email/ada@example.com")),
                corruption("account-not-found-by", "account/", damaged -> damaged.delete("account-username/ada")),
                corruption("account-not-found-by", "account/", damaged -> damaged.delete(damaged.subjectOf("ada"))),
                corruption("account-missing", "account-", damaged -> damaged.delete(damaged.account("ada"))),
                corruption(
                        "account-found-by-another",
                        "account-username/ghost",
                        damaged ->
                                damaged.put("account-username/ghost", "{\"account\":\"" + damaged.id("ada") + "\"}")),
                corruption(
                        "account-misplaced", "account/x", damaged -> damaged.copy(damaged.account("ada"), "account/x")),
                corruption(
                        "token-not-listed",
                        "account-token/",
                        damaged -> damaged.delete(damaged.first("account-token/"))),
                corruption("token-missing", "account-token/", damaged -> damaged.delete(damaged.first("token/"))),
                corruption(
                        "token-without-account", "account-token/", damaged -> damaged.delete(damaged.account("ada"))),
                corruption(
                        "token-revoked",
                        "account-token/",
                        damaged -> damaged.put(
                                damaged.first("token/").replace("token/", "token-revoked/"), "{\"digest\":\"x\"}")),
                corruption(
                        "use-without-token",
                        "token-use/a/b",
                        damaged -> damaged.put("token-use/a/b", "{\"at\":\"2026-03-01T10:00:00Z\"}")),
                corruption(
                        "series-without-account",
                        "account-token-series/a",
                        damaged -> damaged.put("account-token-series/a", "{\"newest\":\"x\"}")),
                corruption(
                        "session-not-listed",
                        "account-session/",
                        damaged -> damaged.delete(damaged.first("account-session/"))),
                corruption("session-missing", "account-session/", damaged -> damaged.delete(damaged.first("session/"))),
                corruption(
                        "refresh-contradiction",
                        "refresh/",
                        damaged -> damaged.change(
                                damaged.firstOf("ada", "refresh/"), json -> json.put("account", damaged.id("chief")))),
                corruption(
                        "revocation-misplaced",
                        "token-revoked/",
                        damaged -> damaged.change(damaged.first("token-revoked/"), json -> json.put("digest", "x"))));
    }

    private static List<Arguments> organizations() {
        return List.of(
                corruption(
                        "org-without-owner",
                        "org/team",
                        damaged -> damaged.delete("org-member/team/" + damaged.id("ada"))),
                corruption("org-misplaced", "org/other", damaged -> damaged.copy("org/team", "org/other")),
                corruption(
                        "membership-missing",
                        "account-orgs/",
                        damaged -> damaged.delete("org-member/team/" + damaged.id("ada"))),
                corruption(
                        "member-not-listed",
                        "org-member/team/",
                        damaged -> damaged.delete("account-orgs/" + damaged.id("bob"))),
                corruption("member-without-org", "org-member/team/", damaged -> damaged.delete("org/team")),
                corruption(
                        "member-without-account",
                        "org-member/team/",
                        damaged -> damaged.delete(damaged.account("bob"))),
                corruption(
                        "member-misplaced",
                        "org-member/team/x",
                        damaged -> damaged.copy("org-member/team/" + damaged.id("bob"), "org-member/team/x")),
                corruption(
                        "bot-contradiction",
                        "org-member/team/",
                        damaged ->
                                damaged.change("org-member/team/" + damaged.id("bob"), json -> json.put("bot", true))),
                corruption(
                        "departure-contradiction",
                        "departure/",
                        damaged -> damaged.put("departure/" + damaged.id("ada"), "{}")),
                corruption(
                        "link-not-listed",
                        "package-org/com.example.app",
                        damaged -> damaged.delete("org-package/team/com.example.app")),
                corruption(
                        "link-missing",
                        "org-package/team/com.example.app",
                        damaged -> damaged.delete("package-org/com.example.app")),
                corruption("link-without-org", "package-org/com.example.app", damaged -> damaged.delete("org/team")),
                corruption(
                        "link-without-package",
                        "package-org/com.example.app",
                        damaged -> damaged.delete("package/com.example.app")),
                corruption(
                        "link-misplaced",
                        "package-org/com.example.other",
                        damaged -> damaged.copy("package-org/com.example.app", "package-org/com.example.other")),
                corruption(
                        "link-missing",
                        "org-package/team/com.example.app",
                        damaged ->
                                damaged.change("org-package/team/com.example.app", json -> json.put("org", "other"))),
                corruption(
                        "bot-token-missing",
                        "org-bot-token/",
                        damaged -> damaged.delete(
                                damaged.first("org-bot-token/").replace("org-bot-token/", "account-token/"))));
    }

    private static List<Arguments> invitations() {
        return List.of(
                corruption(
                        "invitation-not-listed",
                        "org-invitation/team/",
                        damaged -> damaged.delete(damaged.first("invited/"))),
                corruption(
                        "invitation-missing", "invited/", damaged -> damaged.delete(damaged.first("org-invitation/"))),
                corruption(
                        "invitation-missing",
                        "invited/",
                        damaged -> damaged.change(damaged.first("invited/"), json -> json.put("org", "other"))),
                corruption("invitation-without-org", "org-invitation/team/", damaged -> damaged.delete("org/team")),
                corruption(
                        "invitation-misplaced",
                        "org-invitation/team/x",
                        damaged -> damaged.copy(damaged.first("org-invitation/"), "org-invitation/team/x@example.com")),
                corruption(
                        "offer-not-listed",
                        "transfer/com.example.app",
                        damaged -> damaged.delete(damaged.first("account-transfers/"))),
                corruption(
                        "offer-missing", "account-transfers/", damaged -> damaged.delete("transfer/com.example.app")),
                corruption(
                        "offer-misplaced",
                        "transfer/com.example.other",
                        damaged -> damaged.copy("transfer/com.example.app", "transfer/com.example.other")),
                corruption(
                        "offer-without-package",
                        "transfer/com.example.app",
                        damaged -> damaged.delete("package/com.example.app")),
                corruption("signers-without-org", "org-signers/team", damaged -> damaged.delete("org/team")),
                corruption(
                        "signers-without-package",
                        "package-signers/com.example.app",
                        damaged -> damaged.delete("package/com.example.app")),
                corruption("record-damaged", "org-signers/team", damaged -> damaged.put("org-signers/team", "{}")));
    }

    private static List<Arguments> packages() {
        return List.of(
                corruption("edit-missing", VERSION, damaged -> damaged.delete(EDIT)),
                corruption("edit-damaged", EDIT, damaged -> damaged.change(EDIT, json -> json.put("x", 1))),
                corruption("edit-damaged", EDIT, damaged -> damaged.put(EDIT, "{}")),
                corruption(
                        "edit-without-version", EDIT, damaged -> damaged.change(VERSION, json -> json.remove("edit"))),
                corruption(
                        "edit-without-version",
                        "edit/com.example.app/1.0.0",
                        damaged -> damaged.copy(EDIT, "edit/com.example.app/1.0.0")),
                corruption(
                        "package-highest",
                        "package/com.example.app",
                        damaged -> damaged.change("package/com.example.app", json -> json.put("highest", "9.0.0"))),
                corruption(
                        "package-misplaced",
                        "package/com.example.x",
                        damaged -> damaged.copy("package/com.example.app", "package/com.example.x")),
                corruption(
                        "version-without-package",
                        "version/com.example.app/",
                        damaged -> damaged.delete("package/com.example.app")),
                corruption(
                        "version-misplaced",
                        "version/com.example.app/7.0.0",
                        damaged -> damaged.copy(VERSION, "version/com.example.app/7.0.0")),
                corruption(
                        "application-id",
                        VERSION,
                        damaged -> damaged.change(
                                VERSION,
                                json -> json.withObject("applicationId").put("hex", "00"))),
                corruption(
                        "version-missing",
                        "version/com.example.app/1.1.0",
                        damaged -> damaged.delete("version/com.example.app/1.1.0")),
                corruption("manifest-missing", VERSION, damaged -> damaged.delete(MANIFEST)),
                corruption("manifest-without-version", MANIFEST, damaged -> damaged.delete(VERSION)),
                corruption(
                        "manifest-without-version",
                        "manifest/com.example.app/1.1.0",
                        damaged -> damaged.copy(MANIFEST, "manifest/com.example.app/1.1.0")),
                corruption(
                        "manifest-damaged",
                        MANIFEST,
                        damaged -> damaged.change(
                                MANIFEST, json -> json.withObject("metadata").put("name", "Another"))),
                corruption(
                        "manifest-damaged",
                        MANIFEST,
                        damaged -> damaged.copy("manifest/com.example.app/1.0.0", MANIFEST)),
                corruption(
                        "manifest-damaged",
                        MANIFEST,
                        damaged -> damaged.change(MANIFEST, json -> json.remove("signature"))),
                corruption(
                        "manifest-damaged",
                        MANIFEST,
                        damaged -> damaged.change(
                                VERSION,
                                json -> json.put(
                                        "signerId", "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"))),
                corruption("blob-missing", VERSION, damaged -> Files.delete(damaged.blobFile())),
                corruption(
                        "blob-missing",
                        VERSION,
                        damaged -> damaged.change(VERSION, json -> json.put("sha256", "0".repeat(64)))),
                corruption(
                        "legacy-without-import",
                        VERSION,
                        damaged -> damaged.change(VERSION, json -> json.put("legacy", "unverified"))),
                corruption(
                        "legacy-disguised", VERSION, damaged -> damaged.put(IMPORT_MARK, "{\"trouble\":\"unsigned\"}")),
                corruption(
                        "legacy-disguised",
                        VERSION,
                        damaged -> damaged.change(
                                VERSION, json -> json.withArray("checks").add("wasm=failed"))),
                corruption(
                        "legacy-disguised",
                        VERSION,
                        damaged -> damaged.change(VERSION, json -> json.remove(List.of("signerId", "applicationId")))),
                corruption("blob-size", VERSION, damaged -> damaged.change(VERSION, json -> json.put("size", 1))),
                corruption("blob-damaged", "", DamagedRegistry::flipBit),
                corruption("blob-damaged", "", damaged -> Files.write(damaged.blobFile(), new byte[3])),
                corruption(
                        "counter-unknown",
                        "downloads/artifact/com.example.unknown",
                        damaged ->
                                damaged.metadata().addToCounters(Map.of("downloads/artifact/com.example.unknown", 1L))),
                corruption(
                        "counter-unknown",
                        "visits",
                        damaged -> damaged.metadata().addToCounters(Map.of("visits", 1L))));
    }

    private interface Corruption {
        void apply(DamagedRegistry damaged) throws IOException;
    }

    private static Arguments corruption(String code, String key, Corruption corruption) {
        Consumer<DamagedRegistry> apply = damaged -> {
            try {
                corruption.apply(damaged);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return Arguments.of(code, key, apply);
    }
}
