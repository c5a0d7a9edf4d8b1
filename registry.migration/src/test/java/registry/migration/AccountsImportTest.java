package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.NewAccount;
import registry.accounts.Profile;
import registry.api.spi.Batch;

class AccountsImportTest extends ImportTestCase {
    @Test
    void peopleKeepWhoTheyAre() {
        legacy.person("1001", "ada").set("admin_verified:user:1001", "1");

        ImportReport report = run();

        Account ada = target.account("ada");
        assertThat(ada.issuer()).isEqualTo("https://accounts.google.com");
        assertThat(ada.subject()).isEqualTo("1001");
        assertThat(ada.email()).isEqualTo("ada@example.com");
        assertThat(ada.emailVerified()).isFalse();
        assertThat(ada.profile())
                .isEqualTo(new Profile(Optional.of("Name of ada"), Optional.of("https://example.com/1001.png")));
        assertThat(ada.createdAt()).isEqualTo(Instant.parse(Legacy.CREATED));
        assertThat(ada.standing().verified()).isTrue();
        assertThat(ada.standing().administrator()).isFalse();
        assertThat(report.doubts()).isEmpty();
        assertThat(report.count(Kind.ACCOUNTS, Fate.IMPORTED)).isEqualTo(1);
    }

    @Test
    void aBadgeComesFromTheAdministratorsRecordAlone() {
        legacy.person("1001", "ada").person("1002", "bob").set("admin_verified:user:1002", "yes");

        run();

        assertThat(target.account("ada").standing().verified()).isFalse();
        assertThat(target.account("bob").standing().verified()).isFalse();
    }

    @Test
    void administratorsAndSuspensionsStay() {
        legacy.person("1001", "ada").person("1002", "bob").person("1003", "eve");
        legacy.redis().sadd("admin:set", "ada@example.com", "gone@example.com");
        legacy.redis().sadd("blacklist:set", "bob@example.com", "lost@example.com");
        legacy.set("blacklist:email:bob@example.com", "{\"reason\":\"spam\",\"bannedAt\":\"" + Legacy.CREATED + "\"}");
        legacy.set("blacklist:email:eve@example.com", "{\"reason\":\"not any more\"}");

        ImportReport report = run();

        assertThat(target.account("ada").standing().administrator()).isTrue();
        assertThat(target.account("bob").standing().suspension().orElseThrow().reason())
                .isEqualTo("spam");
        assertThat(target.account("bob").standing().suspension().orElseThrow().since())
                .isEqualTo(Instant.parse(Legacy.CREATED));
        assertThat(target.account("eve").isSuspended()).isFalse();
        assertThat(codes(report))
                .containsExactlyInAnyOrder(
                        "administrator_without_account", "suspension_without_account", "suspension_not_in_force");
    }

    @Test
    void oneOfSeveralWithTheSameAddressKeepsIt() {
        legacy.user("1002", "ada@example.com", "second", user -> user.put("createdAt", "2024-01-01T00:00:00Z"))
                .person("1001", "ada");

        ImportReport report = run();

        assertThat(target.identity()
                        .accounts()
                        .findByEmail("ada@example.com")
                        .orElseThrow()
                        .subject())
                .isEqualTo("1001");
        assertThat(target.account("second").email()).endsWith("@imported.invalid");
        assertThat(found(report, DoubtCode.EMAIL_SHARED))
                .containsExactly("user:1002: the user '1001' has the same e-mail address");
    }

    @Test
    void indexesThatDisagreeAreNotBelieved() {
        legacy.person("1001", "ada")
                .set("email2user:nobody@example.com", "9999")
                .set("username:ada", "9999")
                .set("username:reserved", "1001");

        ImportReport report = run();

        assertThat(target.account("ada").subject()).isEqualTo("1001");
        assertThat(target.identity().accounts().findByUsername("reserved")).isEmpty();
        assertThat(codes(report))
                .containsExactlyInAnyOrder(
                        "email_index_dangling", "username_index_dangling", "username_index_dangling");
    }

    @Test
    void whatCannotBeReadIsReportedAndHoldsNothingUp() {
        legacy.person("1001", "ada")
                .set("user:1002", "{not json")
                .set("user:", "{}")
                .set("user:1003", "[]");
        legacy.redis().sadd("user:1004", "a set");
        legacy.redis().hset("admin:set", "a", "hash");
        legacy.user("1005", "not an address", "Carl Ås", user -> user.put("createdAt", "yesterday"));
        legacy.set(
                "user:1006", "{\"id\":1006,\"email\":[1],\"username\":7,\"name\":null,\"picture\":\"javascript:x\"}");

        ImportReport report = run();

        assertThat(report.count(Kind.ACCOUNTS, Fate.IMPORTED)).isEqualTo(3);
        assertThat(codes(report))
                .contains(
                        "junk_json", "user_unusable", "wrong_type", "email_unusable", "username_unusable", "bad_time");
        assertThat(found(report, DoubtCode.WRONG_TYPE))
                .containsExactlyInAnyOrder("user:1004: it is not a string", "admin:set: it is not a set");
        Account carl = target.identity()
                .accounts()
                .findBySubject(AccountsStep.GOOGLE, "1005")
                .orElseThrow();
        assertThat(carl.username()).isEmpty();
        assertThat(carl.createdAt()).isEqualTo(Target.NOW);
        assertThat(target.identity()
                        .accounts()
                        .findBySubject(AccountsStep.GOOGLE, "1006")
                        .orElseThrow()
                        .profile())
                .isEqualTo(Profile.UNKNOWN);
    }

    @Test
    void accountsThatAreHereKeepTheirAddressesAndNames() {
        target.identity().accounts().create(NewAccount.local("ada@example.com", "operator"));
        target.identity().accounts().create(NewAccount.local("other@example.com", "bob"));
        legacy.person("1001", "ada").person("1002", "bob");

        ImportReport report = run();

        assertThat(target.account("operator").email()).isEqualTo("ada@example.com");
        assertThat(target.account("ada").email()).endsWith("@imported.invalid");
        assertThat(target.account("bob").issuer()).isEqualTo(Account.LOCAL_ISSUER);
        assertThat(target.identity()
                        .accounts()
                        .findByEmail("bob@example.com")
                        .orElseThrow()
                        .username())
                .isEmpty();
        assertThat(codes(report)).containsExactlyInAnyOrder("email_taken", "username_taken");
    }

    @Test
    void whoHasSignedInHereBeforeStaysWhoTheyAre() {
        target.identity()
                .accounts()
                .create(NewAccount.external("new@example.com", Profile.UNKNOWN, AccountsStep.GOOGLE, "1001"));
        legacy.person("1001", "ada");
        String token = legacy.token("ada@example.com", "laptop", 1);

        ImportReport report = run();

        assertThat(codes(report)).containsExactly("account_known");
        assertThat(target.signIn(token).orElseThrow().account().email()).isEqualTo("new@example.com");
        assertThat(codes(run())).containsExactly("account_known");
    }

    @Test
    void accountsThatWereDeletedHereStayDeleted() {
        legacy.person("1001", "ada");
        run();
        var batch = Batch.builder();
        target.identity()
                .accounts()
                .remove(
                        batch,
                        target.identity()
                                .accounts()
                                .read(target.account("ada").id())
                                .orElseThrow());
        target.stores().metadata().commit(batch.build());

        ImportReport report = run();

        assertThat(codes(report)).containsExactly("account_deleted");
        assertThat(target.identity().accounts().findBySubject(AccountsStep.GOOGLE, "1001"))
                .isEmpty();
    }

    @Test
    void userNamesOfOneLetterAndReservedOnesStay() {
        legacy.person("1001", "q").person("1002", "calimero-team");

        assertThat(run().doubts()).isEmpty();
        assertThat(target.account("q").subject()).isEqualTo("1001");
        assertThat(target.account("calimero-team").subject()).isEqualTo("1002");
    }
}
