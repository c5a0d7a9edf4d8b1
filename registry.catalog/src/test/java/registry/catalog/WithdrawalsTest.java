package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Bundles.bundle;
import static registry.catalog.Refusals.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.orgs.OrgsError;
import registry.storage.BlobSweeper;
import registry.storage.DocumentStore;

class WithdrawalsTest extends CatalogTestCase {
    @Test
    void yankedVersionsStayReadableAndSayWhy() {
        registry.published(ada, NAME, "1.0.0");

        catalog().yank(ada, PACKAGE, version("1.0.0"), new Yank(true, Optional.of("  leaks keys ")));

        JsonNode entry = single("1.0.0");
        assertThat(entry.path("yanked").booleanValue()).isTrue();
        assertThat(entry.path("yankReason").textValue()).isEqualTo("leaks keys");
        assertThat(catalog().artifact(PACKAGE, version("1.0.0"))).isNotNull();

        catalog().yank(ada, PACKAGE, version("1.0.0"), new Yank(false, Optional.of("ignored")));
        assertThat(single("1.0.0").path("yanked").booleanValue()).isFalse();
        assertThat(single("1.0.0").has("yankReason")).isFalse();
    }

    @Test
    void reasonsHideNothing() {
        registry.published(ada, NAME, "1.0.0");

        for (String reason : List.of("broken\u202egnihton", "broken\u0000", "bro\u200bken")) {
            Yank hiding = new Yank(true, Optional.of(reason));
            assertThat(refusal(() -> catalog().yank(ada, PACKAGE, version("1.0.0"), hiding)))
                    .isEqualTo(ApiError.INVALID_PARAMS);
        }
        catalog().yank(ada, PACKAGE, version("1.0.0"), new Yank(true, Optional.of("broken:\n\tdo not use")));
        assertThat(single("1.0.0").path("yankReason").textValue()).isEqualTo("broken:\n\tdo not use");
    }

    @Test
    void yankingTwiceChangesNothing() {
        registry.published(ada, NAME, "1.0.0");
        registry.yank(ada, NAME, "1.0.0");
        long revision = registry.stores().metadata().revision();

        registry.yank(ada, NAME, "1.0.0");

        assertThat(registry.stores().metadata().revision()).isEqualTo(revision);
    }

    @Test
    void onlyTheOwnerYanks() {
        registry.published(ada, NAME, "1.0.0");
        Actor noYank = registry.actor(ada.account(), Set.of(Scope.PUBLISH));
        Actor elsewhere = registry.actor(
                ada.account(), new TokenRequest("ci", Scope.ALL, Set.of("org.other.*"), Optional.empty()));

        assertThat(refusal(() -> registry.yank(bob, NAME, "1.0.0"))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> registry.yank(noYank, NAME, "1.0.0"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> registry.yank(elsewhere, NAME, "1.0.0"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> registry.yank(ada, NAME, "9.9.9"))).isEqualTo(CatalogError.NOT_FOUND);
        assertThat(refusal(() -> new Yank(true, Optional.of("x".repeat(501))))).isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(single("1.0.0").path("yanked").booleanValue()).isFalse();
    }

    @Test
    void neitherListingNorPackageQueryPrefersAYankedVersion() {
        registry.published(ada, NAME, "1.0.0");
        registry.published(ada, NAME, "1.1.0");
        registry.published(ada, NAME, "2.0.0-rc.1");
        assertThat(registry.browse(NAME)).containsExactly("1.1.0");
        assertThat(registry.answer(NAME)).containsExactly("2.0.0-rc.1");

        registry.yank(ada, NAME, "2.0.0-rc.1");
        assertThat(registry.answer(NAME)).containsExactly("1.1.0", "2.0.0-rc.1");

        registry.yank(ada, NAME, "1.1.0");
        assertThat(registry.browse(NAME)).containsExactly("1.0.0");
        assertThat(registry.answer(NAME)).containsExactly("1.0.0", "2.0.0-rc.1");

        registry.yank(ada, NAME, "1.0.0");
        assertThat(registry.browse(NAME)).containsExactly("2.0.0-rc.1");
        assertThat(registry.answer(NAME)).containsExactly("2.0.0-rc.1");
        assertThat(TestCatalog.json(catalog().listing().all())
                        .path(0)
                        .path("yanked")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void deletedVersionsAreGoneAndTheirNumberIsUsedUp() {
        byte[] bundle = bundle(NAME, "1.0.0");
        registry.published(ada, bundle);
        registry.published(ada, NAME, "1.1.0");

        registry.delete(ada, NAME, "1.0.0");

        assertThat(refusal(() -> catalog().manifest(PACKAGE, version("1.0.0")))).isEqualTo(CatalogError.NOT_FOUND);
        assertThat(refusal(() -> catalog().artifact(PACKAGE, version("1.0.0")))).isEqualTo(CatalogError.NOT_FOUND);
        assertThat(catalog().listing().single(PACKAGE, version("1.0.0"))).isEmpty();
        assertThat(catalog().listing().version(PACKAGE, version("1.0.0"))).isEmpty();
        assertThat(TestCatalog.versions(TestCatalog.json(catalog().listing().versions(PACKAGE))))
                .containsExactly("1.1.0");
        assertThat(refusal(() -> registry.publish(ada, bundle))).isEqualTo(CatalogError.VERSION_DELETED);
        assertThat(refusal(() -> registry.delete(ada, NAME, "1.0.0"))).isEqualTo(CatalogError.NOT_FOUND);
        assertThat(refusal(() -> registry.yank(ada, NAME, "1.0.0"))).isEqualTo(CatalogError.NOT_FOUND);

        reopen();
        assertThat(refusal(() -> registry.publish(ada, bundle))).isEqualTo(CatalogError.VERSION_DELETED);
        assertThat(registry.browse(NAME)).containsExactly("1.1.0");
    }

    @Test
    void aDeletedPackageIsGoneButItsNameStaysItsOwners() {
        registry.published(ada, NAME, "1.0.0");
        registry.published(ada, NAME, "1.1.0");

        catalog().deletePackage(ada, PACKAGE);

        assertThat(registry.browse(NAME)).isEmpty();
        assertThat(registry.answer(NAME)).isEmpty();
        assertThat(catalog().stats().publishedBundles()).isZero();
        assertThat(refusal(() -> catalog().deletePackage(ada, PACKAGE))).isEqualTo(CatalogError.PACKAGE_NOT_FOUND);
        assertThat(refusal(() -> registry.publish(bob, bundle(NAME, "3.0.0")))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> registry.publish(ada, bundle(NAME, "1.1.0")))).isEqualTo(CatalogError.VERSION_DELETED);
        assertThat(refusal(() -> registry.publish(ada, bundle(NAME, "1.0.5"))))
                .isEqualTo(CatalogError.VERSION_NOT_ALLOWED);
        registry.published(ada, NAME, "2.0.0");
        assertThat(registry.browse(NAME)).containsExactly("2.0.0");
    }

    @Test
    void deletingTheLastVersionUnlistsThePackage() {
        registry.published(ada, NAME, "1.0.0");

        registry.delete(ada, NAME, "1.0.0");

        assertThat(registry.browse(NAME)).isEmpty();
        assertThat(catalog().stats().uniquePackages()).isZero();
        assertThat(refusal(() -> catalog().deletePackage(ada, PACKAGE))).isEqualTo(CatalogError.PACKAGE_NOT_FOUND);
    }

    @Test
    void deletesForOwnersWithTheScopeAndForAdministratorsWithTheirs() {
        Account grace = registry.account("grace", true);
        registry.published(ada, NAME, "1.0.0");
        Actor plain = registry.actor(ada.account(), Scope.DEFAULTS);
        Actor graceWithoutAdmin = registry.actor(grace, Set.of(Scope.DELETE));
        Actor admin = registry.actor(grace, Set.of(Scope.ADMIN));

        assertThat(refusal(() -> registry.delete(plain, NAME, "1.0.0"))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> registry.delete(bob, NAME, "1.0.0"))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> registry.delete(graceWithoutAdmin, NAME, "1.0.0")))
                .isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> catalog().deletePackage(bob, PACKAGE))).isEqualTo(OrgsError.NOT_OWNER);
        assertThat(refusal(() -> catalog().deletePackage(ada, PackageName.parse("no.such"))))
                .isEqualTo(CatalogError.PACKAGE_NOT_FOUND);
        registry.delete(admin, NAME, "1.0.0");
        assertThat(registry.browse(NAME)).isEmpty();
    }

    @Test
    void theSweeperTakesTheBytesOfDeletedVersionsOnly() {
        registry.published(ada, NAME, "1.0.0");
        registry.published(ada, NAME, "1.1.0");
        registry.delete(ada, NAME, "1.0.0");

        BlobSweeper sweeper = new BlobSweeper(
                registry.stores().blobs(),
                () -> Catalog.referenced(new DocumentStore(registry.stores().metadata())),
                Duration.ZERO,
                Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));

        assertThat(sweeper.sweep().removed()).hasSize(1);
        assertThat(catalog().artifact(PACKAGE, version("1.1.0"))).isNotNull();
    }

    private JsonNode single(String version) {
        return TestCatalog.json(
                catalog().listing().single(PACKAGE, version(version)).orElseThrow());
    }
}
