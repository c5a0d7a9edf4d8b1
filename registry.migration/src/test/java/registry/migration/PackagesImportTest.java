package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import registry.accounts.NewAccount;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.catalog.Catalog;
import registry.catalog.DownloadKind;
import registry.catalog.ListQuery;
import registry.catalog.PublishResult;
import registry.catalog.Yank;
import registry.signing.manifest.ManifestSigner;

class PackagesImportTest extends ImportTestCase {
    private static final String APP = "com.example.app";

    @Test
    void packagesKeepBytesManifestsTimesOwnersYanksAndCounts() {
        byte[] first = Bundle.good(APP, "1.0.0");
        byte[] second = Bundle.good(APP, "1.1.0");
        legacy.person("1001", "ada")
                .bundle(APP, "1.0.0", "ada", first)
                .bundle(APP, "1.1.0", "ada", second)
                .set("bundle-yanked:" + APP + "/1.0.0", "1")
                .set("downloads:" + APP, "42")
                .set("downloads:total", "77")
                .set("admin_verified:package:" + APP, "1");

        ImportReport report = run();

        assertThat(report.doubts()).isEmpty();
        assertThat(target.artifact(APP, "1.0.0")).isEqualTo(first);
        JsonNode shown = target.version(APP, "1.1.0");
        assertThat(shown.path("metadata").path("author").asText()).isEqualTo("ada");
        assertThat(shown.path("publishedAt").asText()).isEqualTo(Legacy.CREATED);
        assertThat(shown.path("downloads").asInt()).isEqualTo(42);
        assertThat(shown.path("verified").asBoolean()).isTrue();
        assertThat(shown.has("legacy")).isFalse();
        assertThat(shown.toString()).doesNotContain("_ownerEmail", "ada@example.com");
        assertThat(target.version(APP, "1.0.0").path("yanked").asBoolean()).isTrue();
        assertThat(manifest(APP, "1.1.0")).isEqualTo(original(second));
        PublishResult next = target.publish(target.actor("ada"), Bundle.good(APP, "1.2.0"));
        assertThat(next).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void downloadsGoOnFromWhereTheyWere() {
        legacy.person("1001", "ada")
                .bundle(APP, "1.0.0", "ada", Bundle.good(APP, "1.0.0"))
                .set("downloads:" + APP, "40")
                .set("downloads:com.example.gone", "3")
                .set("downloads:com.example.junk", "x1");
        run();
        try (Catalog catalog = target.catalog()) {
            catalog.recordDownload(PackageName.parse(APP), DownloadKind.FETCHED);
            assertThat(catalog.stats().totalDownloads()).isEqualTo(41);
        }
        legacy.set("downloads:" + APP, "50");

        ImportReport report = run();

        assertThat(target.version(APP, "1.0.0").path("downloads").asInt()).isEqualTo(51);
        assertThat(found(report, DoubtCode.DOWNLOADS_UNKNOWN_PACKAGE)).hasSize(2);
        assertThat(codes(report)).contains("downloads_junk");
        run();
        assertThat(target.version(APP, "1.0.0").path("downloads").asInt()).isEqualTo(51);
    }

    @Test
    void whatWouldNotBeAcceptedTodayComesMarked() {
        legacy.person("1001", "ada")
                .bundle(APP, "1.0.0", "ada", Bundle.withoutHashes(APP, "1.0.0"))
                .bundle(APP, "2.0.0", "ada", Bundle.unsigned(APP, "2.0.0"))
                .set("admin_verified:package:" + APP, "1");

        ImportReport report = run();

        assertThat(report.count(Kind.VERSIONS, Fate.UNVERIFIED)).isEqualTo(2);
        assertThat(found(report, DoubtCode.BUNDLE_UNVERIFIED))
                .anyMatch(doubt -> doubt.contains("1.0.0") && doubt.contains("hash"))
                .anyMatch(doubt -> doubt.contains("2.0.0") && doubt.contains("signature"));
        JsonNode signed = target.version(APP, "1.0.0");
        assertThat(signed.path("legacy").asText()).isEqualTo("unverified");
        assertThat(signed.path("verified").asBoolean()).isFalse();
        assertThat(signed.path("signerId").asText())
                .isEqualTo(Bundle.KEY.signerId().value());
        assertThat(signed.has("applicationId")).isTrue();
        JsonNode unsigned = target.version(APP, "2.0.0");
        assertThat(unsigned.path("legacy").asText()).isEqualTo("unverified");
        assertThat(unsigned.path("verified").asBoolean()).isFalse();
        assertThat(unsigned.path("signature").isObject()).isTrue();
        assertThat(unsigned.path("signature")).isEmpty();
        assertThat(unsigned.has("signerId")).isFalse();
        assertThat(unsigned.has("applicationId")).isFalse();
        try (Catalog catalog = target.catalog()) {
            assertThat(catalog.artifact(PackageName.parse(APP), BundleVersion.parse("2.0.0"))
                            .unverified())
                    .isTrue();
        }
    }

    @Test
    void aSignatureThatDoesNotFitIsNotShown() {
        ObjectNode forged = Bundle.manifest(Bundle.good(APP, "1.0.0"));
        forged.withObject("/metadata").put("name", "Changed after signing");
        byte[] mpk = Bundle.packed("1.0.0", forged);
        legacy.person("1001", "ada").bundle(APP, "1.0.0", "ada", mpk);

        run();

        JsonNode shown = target.version(APP, "1.0.0");
        assertThat(shown.path("legacy").asText()).isEqualTo("unverified");
        assertThat(shown.path("signature")).isEmpty();
        assertThat(shown.has("signerId")).isFalse();
        try (Catalog catalog = target.catalog()) {
            JsonNode mine = Target.json(catalog.listing()
                    .search(byDeveloper(
                            forged.path("signature").path("publicKey").asText())));
            assertThat(mine).isEmpty();
        }
    }

    @Test
    void aBundleThatIsAboutSomethingElseShowsWhatTheOldRegistryShowed() {
        ObjectNode shown = Bundle.manifest(Bundle.good(APP, "1.0.0"));
        shown.withObject("/metadata")
                .put("author", "ada")
                .put("_ownerEmail", "ada@example.com")
                .put("name", "Mine");
        shown.put("_secret", "x");
        legacy.person("1001", "ada")
                .bundle(APP, "1.0.0", shown)
                .binary(APP, "1.0.0", Bundle.good("com.example.other", "3.0.0"));

        ImportReport report = run();

        assertThat(codes(report)).containsExactly("bundle_unverified");
        JsonNode listed = target.version(APP, "1.0.0");
        assertThat(listed.path("package").asText()).isEqualTo(APP);
        assertThat(listed.path("metadata").path("name").asText()).isEqualTo("Mine");
        assertThat(listed.path("signature")).isEmpty();
        assertThat(manifest(APP, "1.0.0")).doesNotContain("_ownerEmail", "_secret", "example.com\"");
    }

    @Test
    void withoutBytesNothingComes() {
        ObjectNode seed = Bundle.manifest(Bundle.good(APP, "1.0.0"));
        seed.withObject("/signature").put("signature", "fake").put("publicKey", "fake");
        legacy.bundle("com.calimero.test-app", "1.0.0", seed)
                .bundle(APP, "1.0.0", seed)
                .set("binary:" + APP + "/1.0.0", "68656c6c6f")
                .bundle(APP, "1.1.0", seed)
                .set("binary:" + APP + "/1.1.0", "1f8b0")
                .bundle(APP, "1.2.0", seed)
                .set("binary:" + APP + "/1.2.0", "1f8bxx");

        ImportReport report = run();

        assertThat(report.count(Kind.VERSIONS, Fate.LEFT_OUT)).isEqualTo(4);
        assertThat(target.listing()).isEmpty();
        assertThat(found(report, DoubtCode.BYTES_MISSING))
                .containsExactly("bundle:com.calimero.test-app/1.0.0: its bundle is nowhere");
        assertThat(found(report, DoubtCode.BYTES_UNUSABLE)).hasSize(3);
    }

    @Test
    void olderNamesStayAndGoOn() {
        legacy.person("1001", "ada").person("1002", "bob");
        for (String name : List.of("My_App", "chess", "com.Example.App")) {
            legacy.bundle(name, "1.0.0", "ada", Bundle.good(name, "1.0.0"));
        }

        ImportReport report = run();

        assertThat(report.doubts()).isEmpty();
        assertThat(target.listing().findValuesAsText("package"))
                .containsExactlyInAnyOrder("My_App", "chess", "com.Example.App");
        assertThat(target.version("My_App", "1.0.0").has("legacy")).isFalse();
        assertThat(target.publish(target.actor("ada"), Bundle.good("My_App", "1.1.0")))
                .isInstanceOf(PublishResult.Published.class);
        PublishResult other = target.publish(target.actor("bob"), Bundle.good("Other_App", "1.0.0"));
        assertThat(other)
                .isInstanceOfSatisfying(
                        PublishResult.Refused.class,
                        refused -> assertThat(refused.report()
                                        .firstFailure()
                                        .orElseThrow()
                                        .detail())
                                .startsWith("package "));
    }

    @Test
    void namesAndVersionsThatNobodyCanUseAreReported() {
        byte[] mpk = Bundle.good(APP, "1.0.0");
        legacy.bundle("@scope/app", "1.0.0", "ada", mpk)
                .bundle("../../etc", "1.0.0", "ada", mpk)
                .bundle("com.example.app", "latest", "ada", mpk)
                .bundle("com.example.app", "../1.0.0", "ada", mpk)
                .bundle("com.example.app", "v1.0.0", "ada", mpk);
        legacy.redis().sadd("bundles:all", "com.example.empty");
        legacy.redis().sadd("bundle-versions:com.example.gone", "1.0.0");
        legacy.set("bundle:com.example.loose/1.0.0", "{}").set("bundle-yanked:com.example.loose/1.0.0", "1");
        legacy.set("admin_verified:package:com.example.none", "1")
                .set("something:else", "x")
                .set("stray", "y");

        ImportReport report = run();

        assertThat(report.count(Kind.VERSIONS, Fate.IMPORTED)).isZero();
        assertThat(report.count(Kind.VERSIONS, Fate.LEFT_OUT)).isEqualTo(6);
        assertThat(codes(report))
                .containsExactlyInAnyOrder(
                        "package_name_unusable",
                        "package_name_unusable",
                        "version_unusable",
                        "version_unusable",
                        "version_unusable",
                        "package_without_versions",
                        "package_unlisted",
                        "bundle_missing",
                        "bundle_unlisted",
                        "yank_dangling",
                        "badge_dangling",
                        "key_unknown",
                        "key_unknown");
    }

    @Test
    void onlyOneMeansYanked() {
        legacy.person("1001", "ada")
                .bundle(APP, "1.0.0", "ada", Bundle.good(APP, "1.0.0"))
                .set("bundle-yanked:" + APP + "/1.0.0", "true");

        assertThat(codes(run())).containsExactly("yank_unclear");
        assertThat(target.version(APP, "1.0.0").path("yanked").asBoolean()).isFalse();
    }

    @Test
    void whatWasEditedInTheOldRegistryIsReported() {
        byte[] mpk = Bundle.good(APP, "1.0.0");
        ObjectNode edited = Bundle.manifest(mpk);
        edited.withObject("/metadata")
                .put("description", "Better")
                .put("author", "ada")
                .put("_ownerEmail", "ada@example.com");
        edited.put("downloads", 5).put("verified", true).put("min_runtime_version", "0.1.0");
        legacy.person("1001", "ada").bundle(APP, "1.0.0", edited).binary(APP, "1.0.0", mpk);

        ImportReport report = run();

        assertThat(found(report, DoubtCode.METADATA_EDITED))
                .containsExactly(
                        "bundle:" + APP
                                + "/1.0.0: the old registry showed other values than the signed manifest for metadata.description");
        assertThat(target.version(APP, "1.0.0").has("legacy")).isFalse();
    }

    @Test
    void aNameThatIsInUseHereStaysItsOwners() {
        legacy.person("1001", "ada").bundle(APP, "2.0.0", "ada", Bundle.good(APP, "2.0.0"));
        target.identity().accounts().create(NewAccount.local("first@example.com", "first"));
        target.publish(target.actor("first"), Bundle.good(APP, "1.0.0"));

        ImportReport report = run();

        assertThat(codes(report)).containsExactly("package_taken");
        assertThat(target.versions(APP)).hasSize(1);
    }

    @Test
    void reportsBytesThatNoListHas() {
        legacy.binary("com.example.app", "9.0.0", Bundle.good("com.example.app", "9.0.0"));

        assertThat(found(run(), DoubtCode.BUNDLE_UNLISTED))
                .containsExactly("binary:com.example.app/9.0.0: no list of versions has it, so nobody finds it");
    }

    @Test
    void whatWasDoneHereToVersionsStays() {
        legacy.person("1001", "ada")
                .bundle(APP, "1.0.0", "ada", Bundle.good(APP, "1.0.0"))
                .bundle(APP, "1.1.0", "ada", Bundle.good(APP, "1.1.0"));
        run();
        try (Catalog catalog = target.catalog()) {
            catalog.deleteVersion(target.actor("ada"), PackageName.parse(APP), BundleVersion.parse("1.0.0"));
            catalog.yank(
                    target.actor("ada"),
                    PackageName.parse(APP),
                    BundleVersion.parse("1.1.0"),
                    new Yank(true, Optional.of("bad")));
        }

        ImportReport report = run();

        assertThat(report.count(Kind.VERSIONS, Fate.PRESENT)).isEqualTo(2);
        assertThat(target.versions(APP)).hasSize(1);
        assertThat(target.version(APP, "1.1.0").path("yankReason").asText()).isEqualTo("bad");
    }

    private static ListQuery byDeveloper(String key) {
        return new ListQuery(
                Optional.empty(),
                Optional.of(key),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ListQuery.ALL.sort(),
                OptionalInt.empty(),
                Optional.empty());
    }

    private String manifest(String name, String version) {
        try (Catalog catalog = target.catalog()) {
            return new String(
                    catalog.manifest(PackageName.parse(name), BundleVersion.parse(version)), StandardCharsets.UTF_8);
        }
    }

    private static String original(byte[] mpk) {
        return new String(ManifestSigner.signToBytes(Bundle.manifest(mpk), Bundle.KEY), StandardCharsets.UTF_8);
    }
}
