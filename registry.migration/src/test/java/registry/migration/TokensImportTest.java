package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import registry.accounts.Actor;
import registry.accounts.Origin;
import registry.accounts.RefreshResult;
import registry.accounts.Scope;
import registry.accounts.TokenInfo;

class TokensImportTest extends ImportTestCase {
    private static final Origin HERE = new Origin("127.0.0.1", Optional.empty());

    @Test
    void tokensGoOnWorkingUnderTheirIds() {
        legacy.person("1001", "ada");
        String token = legacy.token("ada@example.com", "laptop", 1);

        ImportReport report = run();

        Actor ada = target.signIn(token).orElseThrow();
        assertThat(ada.account().username()).hasValue("ada");
        assertThat(ada.may(Scope.PUBLISH)).isTrue();
        assertThat(ada.may(Scope.DELETE)).isFalse();
        assertThat(ada.may(Scope.ADMIN)).isFalse();
        TokenInfo info = target.identity().tokens().list(ada.account().id()).getFirst();
        assertThat(info.credential().id()).isEqualTo(token.substring(0, 8));
        assertThat(info.label()).isEqualTo("laptop");
        assertThat(info.createdAt()).hasToString(Legacy.CREATED);
        assertThat(report.doubts()).isEmpty();
    }

    @Test
    void aTokenThatWasRevokedHereStaysSo() {
        legacy.person("1001", "ada");
        String token = legacy.token("ada@example.com", "laptop", 1);
        run();
        target.identity().tokens().revoke(target.signIn(token).orElseThrow(), token.substring(0, 8));

        assertThat(run().count(Kind.TOKENS, Fate.PRESENT)).isEqualTo(1);
        assertThat(target.signIn(token)).isEmpty();
    }

    @Test
    void tokensInDoubtAreReportedWithoutTellingThem() {
        legacy.person("1001", "ada");
        String orphan = legacy.token("nobody@example.com", "x", 1);
        String unlisted = legacy.token("ada@example.com", "y", 2);
        legacy.redis().srem("user_tokens:ada@example.com", unlisted);
        legacy.redis().sadd("user_tokens:ada@example.com", "dead-and-secret");
        legacy.set("apitoken:short-secret", "{\"email\":\"ada@example.com\"}");
        legacy.redis().sadd("apitoken:of-another-type", "x");
        String junk = legacy.token("ada@example.com", "z", 3);
        legacy.set("apitoken:" + junk, "not json");

        ImportReport report = run();

        assertThat(codes(report))
                .containsExactlyInAnyOrder(
                        "token_without_account",
                        "token_unlisted",
                        "token_unusable",
                        "wrong_type",
                        "junk_json",
                        "token_listed_only");
        assertThat(report.json().toString() + report.text())
                .doesNotContain(orphan, unlisted, junk, "short-secret", "of-another-type", "dead-and-secret")
                .contains("apitoken:" + unlisted.substring(0, 8) + "…");
        assertThat(target.signIn(unlisted)).isPresent();
        assertThat(target.signIn(orphan)).isEmpty();
    }

    @Test
    void suspendedPeoplesTokensComeAndDoNotCount() {
        legacy.person("1001", "ada");
        legacy.redis().sadd("blacklist:set", "ada@example.com");
        String token = legacy.token("ada@example.com", "laptop", 1);

        assertThat(run().count(Kind.TOKENS, Fate.IMPORTED)).isEqualTo(1);
        assertThatThrownBy(() -> target.signIn(token)).hasMessageContaining("is suspended");
    }

    @Test
    void browsersStaySignedIn() {
        legacy.person("1001", "ada");
        String cookie = legacy.session("ada@example.com", "1001", Target.NOW.plus(Duration.ofDays(10)), 1);
        legacy.session("ada@example.com", "1001", Target.NOW.minusSeconds(1), 2);

        ImportReport report = run();

        assertThat(report.count(Kind.SESSIONS, Fate.IMPORTED)).isEqualTo(1);
        assertThat(report.count(Kind.SESSIONS, Fate.LEFT_OUT)).isEqualTo(1);
        assertThat(report.doubts()).isEmpty();
        RefreshResult renewed = target.identity().sessions().refresh(cookie, HERE);
        assertThat(renewed)
                .isInstanceOfSatisfying(
                        RefreshResult.Renewed.class,
                        result -> assertThat(result.account().username()).hasValue("ada"));
        assertThat(target.identity().sessions().refresh(cookie, HERE)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(run().count(Kind.SESSIONS, Fate.PRESENT)).isEqualTo(1);
        assertThat(target.identity().sessions().refresh(cookie, HERE)).isInstanceOf(RefreshResult.Unknown.class);
    }

    @Test
    void sessionsInDoubtAreLeftOut() {
        legacy.person("1001", "ada").person("1002", "bob").bot("bot-1", "acme-bot", "acme");
        legacy.org("acme", "Acme", "ada@example.com=owner", "acme-bot@example.com=member");
        legacy.redis().sadd("blacklist:set", "bob@example.com");
        var later = Target.NOW.plus(Duration.ofDays(3650));
        legacy.session("ada@example.com", "9999", later, 1);
        legacy.session("bob@example.com", "1002", later, 2);
        legacy.session("acme-bot@example.com", null, later, 3);
        legacy.set("refresh:nothex", "{\"email\":\"ada@example.com\",\"expiresAt\":1}");
        String endless = legacy.session("ada@example.com", null, later, 4);

        ImportReport report = run();

        assertThat(codes(report))
                .containsExactlyInAnyOrder(
                        "session_without_account", "session_refused", "session_refused", "session_unusable");
        assertThat(report.count(Kind.SESSIONS, Fate.IMPORTED)).isEqualTo(1);
        assertThat(target.identity()
                        .sessions()
                        .list(target.account("ada").id())
                        .getFirst()
                        .expiresAt())
                .isEqualTo(Target.NOW.plus(Duration.ofDays(30)));
        assertThat(endless).hasSize(43);
    }
}
