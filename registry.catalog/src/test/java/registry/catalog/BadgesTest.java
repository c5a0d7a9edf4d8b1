package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Refusals.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.NewAccount;
import registry.accounts.Profile;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.spi.Batch;

class BadgesTest extends CatalogTestCase {
    @Override
    Map<String, String> settings() {
        return Map.of("verified.domains", "trusted.example");
    }

    @Test
    void anAdministratorsBadgeIsSeenAtOnceAndRecorded() {
        Actor grace = registry.administrator("grace");
        registry.published(ada, NAME, "1.0.0");
        assertThat(isVerified()).isFalse();

        registry.pass(Duration.ofSeconds(1));
        catalog().verify(grace, PACKAGE, true);

        assertThat(isVerified()).isTrue();
        assertThat(catalog().listing().packages()).singleElement().satisfies(summary -> {
            assertThat(summary.badge()).isTrue();
            assertThat(summary.verified()).isTrue();
            assertThat(summary.author()).isEqualTo("ada");
        });
        ObjectNode entry = registry.audit().getFirst();
        assertThat(entry.path("action").textValue()).isEqualTo("package.verify");
        assertThat(entry.path("target").textValue()).isEqualTo(NAME);
        assertThat(entry.path("account").textValue())
                .isEqualTo(grace.account().id().value());
        assertThat(entry.at("/before/verified").booleanValue()).isFalse();
        assertThat(entry.at("/after/verified").booleanValue()).isTrue();

        catalog().verify(grace, PACKAGE, false);
        assertThat(isVerified()).isFalse();
    }

    @Test
    void theSameBadgeAgainChangesNothing() {
        Actor grace = registry.administrator("grace");
        registry.published(ada, NAME, "1.0.0");
        catalog().verify(grace, PACKAGE, true);
        long revision = registry.stores().metadata().revision();

        catalog().verify(grace, PACKAGE, true);

        assertThat(registry.stores().metadata().revision()).isEqualTo(revision);
    }

    @Test
    void onlyAdministratorsGiveBadges() {
        registry.published(ada, NAME, "1.0.0");
        Account grace = registry.account("grace", true);
        Actor withoutScope = registry.actor(grace, Scope.DEFAULTS);
        Actor elsewhere =
                registry.actor(grace, new TokenRequest("ops", Scope.ALL, Set.of("org.other.*"), Optional.empty()));

        for (Actor actor : new Actor[] {ada, bob, withoutScope, elsewhere}) {
            assertThat(refusal(() -> catalog().verify(actor, PACKAGE, true))).isEqualTo(ApiError.FORBIDDEN);
        }
        assertThat(isVerified()).isFalse();
    }

    @Test
    void whatIsNotThereCannotBeVerified() {
        Actor grace = registry.administrator("grace");
        registry.published(ada, NAME, "1.0.0");
        catalog().deletePackage(ada, PACKAGE);

        assertThat(refusal(() -> catalog().verify(grace, PACKAGE, true))).isEqualTo(CatalogError.PACKAGE_NOT_FOUND);
        assertThat(refusal(() -> catalog().verify(grace, PackageName.parse("no.such"), true)))
                .isEqualTo(CatalogError.PACKAGE_NOT_FOUND);
    }

    @Test
    void aBadgeOutlivesVersionsButNotThePackage() {
        Actor grace = registry.administrator("grace");
        registry.published(ada, NAME, "1.0.0");
        catalog().verify(grace, PACKAGE, true);
        registry.published(ada, NAME, "1.1.0");
        registry.delete(ada, NAME, "1.0.0");
        assertThat(isVerified()).isTrue();
        reopen();
        assertThat(isVerified()).isTrue();

        catalog().deletePackage(ada, PACKAGE);
        registry.published(ada, NAME, "2.0.0");

        assertThat(isVerified()).isFalse();
    }

    @Test
    void theOwnersBadgeIsSeenOnEveryPackageAtOnce() {
        registry.published(ada, NAME, "1.0.0");
        registry.published(bob, "com.example.other", "1.0.0");

        change(ada.account(), account -> account.withStanding(account.standing().withVerified(true)));
        assertThat(isVerified()).isTrue();
        assertThat(entry("com.example.other").path("verified").booleanValue()).isFalse();

        change(ada.account(), account -> account.withStanding(account.standing().withVerified(false)));
        assertThat(isVerified()).isFalse();
    }

    @Test
    void onlyAVouchedForAddressOfAConfiguredDomainCounts() {
        registry.published(ada, NAME, "1.0.0");

        change(ada.account(), account -> account.withEmail("ada@trusted.example", false));
        assertThat(isVerified()).isFalse();
        change(ada.account(), account -> account.withEmail("ada@trusted.example", true));
        assertThat(isVerified()).isTrue();
        change(ada.account(), account -> account.withEmail("ada@sub.trusted.example", true));
        assertThat(isVerified()).isFalse();
    }

    @Test
    void aClaimedUserNameReplacesTheAddressAtOnce() {
        Account account = registry.accounts()
                .create(NewAccount.external("eve@example.com", Profile.UNKNOWN, "https://issuer.example", "1"));
        Actor eve = registry.actor(account, Scope.ALL);
        registry.published(eve, NAME, "1.0.0");
        assertThat(entry(NAME).at("/metadata/author").textValue()).isEqualTo("eve@example.com");

        registry.accounts().claimUsername(eve, "eve");
        assertThat(catalog().catchUp()).isTrue();

        assertThat(entry(NAME).at("/metadata/author").textValue()).isEqualTo("eve");
        assertThat(catalog().stats().activeDevelopers()).isEqualTo(1);
    }

    @Test
    void packagesOfADeletedAccountKeepTheirAuthorAndLoseItsBadge() {
        registry.published(ada, NAME, "1.0.0");
        change(ada.account(), account -> account.withStanding(account.standing().withVerified(true)));
        assertThat(isVerified()).isTrue();

        Batch.Builder batch = Batch.builder();
        registry.accounts()
                .remove(batch, registry.accounts().read(ada.account().id()).orElseThrow());
        registry.stores().metadata().commit(batch.build());
        assertThat(catalog().catchUp()).isTrue();

        assertThat(isVerified()).isFalse();
        assertThat(entry(NAME).at("/metadata/author").textValue()).isEqualTo("ada");
    }

    @Test
    void ofAThousandPackagesOnlyThoseThatShowAChangeAreEncodedAnew() {
        registry.published(ada, NAME, "1.0.0");
        CopiedPackages copies = new CopiedPackages(registry, PACKAGE);
        for (int i = 0; i < 1_000; i++) {
            copies.add("com.example.copy" + i, (i < 10 ? bob : ada).account().id());
        }
        assertThat(catalog().catchUp()).isTrue();
        Snapshot before = catalog().snapshot();

        change(bob.account(), account -> account.withProfile(new Profile(Optional.of("Bob B."), Optional.empty())));
        assertThat(catalog().snapshot()).as("nothing of it is seen").isSameAs(before);

        change(bob.account(), account -> account.withStanding(account.standing().withVerified(true)));
        assertThat(encodedAnew(before)).isEqualTo(10);

        Snapshot verified = catalog().snapshot();
        catalog().verify(registry.administrator("grace"), PackageName.parse("com.example.copy3"), true);
        assertThat(encodedAnew(verified)).as("it is verified already").isZero();
        catalog().verify(registry.administrator("heidi"), PackageName.parse("com.example.copy500"), true);
        assertThat(encodedAnew(verified)).isEqualTo(1);
    }

    private long encodedAnew(Snapshot before) {
        Snapshot now = catalog().snapshot();
        assertThat(now.packages()).hasSameSizeAs(before.packages());
        // Bodies are equal only when their bytes are the same array.
        return before.packages().stream()
                .filter(view -> !now.find(view.name())
                        .orElseThrow()
                        .browse()
                        .body()
                        .equals(view.browse().body()))
                .count();
    }

    private void change(Account account, UnaryOperator<Account> change) {
        AuditEntry entry = AuditEntry.of(ada, "test", account.id().value());
        registry.accounts().change(account.id(), entry, change);
        assertThat(catalog().catchUp()).isTrue();
    }

    /** What the listing and the single version say, which must be the same. */
    private boolean isVerified() {
        boolean listed = entry(NAME).path("verified").booleanValue();
        JsonNode single = TestCatalog.json(catalog()
                .listing()
                .single(PACKAGE, catalog().listing().facts(PACKAGE).getFirst().version())
                .orElseThrow());
        assertThat(single.path("verified").booleanValue()).isEqualTo(listed);
        return listed;
    }

    private JsonNode entry(String name) {
        return TestCatalog.json(catalog().listing().all())
                .valueStream()
                .filter(entry -> entry.path("package").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
