package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import registry.accounts.Sessions.Presented;
import registry.api.ApiError;
import registry.api.spi.Batch;

class SessionsTest extends SessionsTestCase {
    @Test
    void actsWithEveryScopeForAnHour() {
        IssuedSession issued = begin();
        assertThat(issued.session().life()).isEqualTo(Duration.ofHours(1));
        assertThat(issued.refresh().life()).isEqualTo(Duration.ofDays(30));
        registry.pass(Duration.ofMinutes(59));
        Actor actor = actor(issued).orElseThrow();
        assertThat(actor.account()).isEqualTo(ada);
        assertThat(actor.isSession()).isTrue();
        assertThat(Scope.values()).allMatch(actor::may);
        assertThat(actor.isAdministrator()).isFalse();
        registry.pass(Duration.ofMinutes(1));
        assertThat(actor(issued)).isEmpty();
    }

    @Test
    void keepsNoSecretAndShowsNone() {
        IssuedSession issued = begin();
        assertThat(issued.refresh().value())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(begin().refresh().value());
        assertThat(registry.documents().scan("").map(document -> document.key() + document.json()))
                .noneMatch(text -> text.contains(issued.refresh().value()))
                .noneMatch(text -> text.contains(issued.session().value()));
        assertThat(issued.toString())
                .doesNotContain(issued.refresh().value())
                .doesNotContain(issued.session().value());
        assertThat(new Presented(Optional.of("a-secret"), Optional.empty()).toString())
                .doesNotContain("a-secret");
    }

    @Test
    void refusesCookiesThatItNeverSigned() {
        String cookie = begin().session().value();
        String[] parts = cookie.split("\\.", -1);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        List<String> forged = new ArrayList<>(List.of(
                "", ".", "..", "...", "a.b.c", none + "." + parts[1] + ".", none + "." + parts[1] + "." + parts[2]));
        forged.addAll(List.of("bnVsbA.bnVsbA.AA", "bnVsbA..", "e30.e30.AA", "W10.W10.W10", "MQ.MQ.MQ"));
        forged.add("A".repeat(100_000));
        forged.add(Nested.header(1400) + "." + parts[1] + "." + parts[2]);
        forged.add(parts[0] + "." + parts[1] + "." + parts[2].substring(1));
        // Not the last character: what it says beyond the last byte, nobody reads.
        for (int i = 0; i < cookie.length() - 1; i += 5) {
            forged.add(cookie.substring(0, i) + (cookie.charAt(i) == 'x' ? 'y' : 'x') + cookie.substring(i + 1));
        }
        for (String text : forged) {
            assertThat(registry.bySession(text)).as(text).isEmpty();
        }
        assertThat(registry.bySession(cookie)).isPresent();
    }

    @Test
    void tellsTheAccountItsSessions() {
        IssuedSession first = begin();
        registry.pass(Duration.ofMinutes(5));
        sessions.begin(ada, CAFE, false);
        sessions.begin(registry.account("bob"), CAFE, false);

        List<SessionInfo> list = sessions.list(ada.id());
        assertThat(list).extracting(SessionInfo::origin).containsExactly(CAFE, HOME);
        SessionInfo info = list.getLast();
        assertThat(info.id()).isEqualTo(actor(first).orElseThrow().credential().id());
        assertThat(info.createdAt()).isEqualTo(registry.now().minus(Duration.ofMinutes(5)));
        assertThat(info.refreshedAt()).isEqualTo(info.createdAt());
        assertThat(info.expiresAt()).isEqualTo(info.createdAt().plus(Duration.ofDays(30)));

        registry.pass(Duration.ofDays(30));
        assertThat(sessions.list(ada.id())).isEmpty();
    }

    @Test
    void cutsWhatABrowserSaysOfItself() {
        Origin origin = new Origin("-", Optional.of("  a\u0000b\r\n\uD800" + "😀".repeat(300)));
        String agent = origin.userAgent().orElseThrow();
        assertThat(agent).startsWith("ab😀").endsWith("😀").hasSizeLessThanOrEqualTo(Origin.MAX_USER_AGENT);
        assertThat(new Origin("-", Optional.of(" \t ")).userAgent()).isEmpty();
        sessions.begin(ada, origin, false);
        assertThat(sessions.list(ada.id())).singleElement().returns(origin, SessionInfo::origin);
    }

    @Test
    void endsAtOnceWhenABrowserSignsOut() {
        IssuedSession gone = begin();
        IssuedSession stays = begin();
        sessions.end(presented(gone), "192.0.2.7");
        assertThat(actor(gone)).isEmpty();
        assertThat(refresh(gone)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(actor(stays)).isPresent();
        assertThat(renewed(refresh(stays))).isNotNull();
        assertThat(registry.recorded()).containsExactlyInAnyOrder("session.begin", "session.begin", "session.end");
    }

    @Test
    void signsOutByEitherCookie() {
        IssuedSession first = begin();
        IssuedSession second = begin();
        sessions.end(new Presented(Optional.of(first.session().value()), Optional.empty()), "-");
        sessions.end(
                new Presented(Optional.empty(), Optional.of(second.refresh().value())), "-");
        assertThat(sessions.list(ada.id())).isEmpty();

        IssuedSession third = begin();
        IssuedSession fourth = begin();
        sessions.end(
                new Presented(
                        Optional.of(third.session().value()),
                        Optional.of(fourth.refresh().value())),
                "-");
        assertThat(sessions.list(ada.id())).isEmpty();
    }

    @Test
    void signsOutByACookieThatHasExpired() {
        IssuedSession issued = begin();
        registry.pass(Duration.ofHours(1));
        sessions.end(new Presented(Optional.of(issued.session().value()), Optional.empty()), "-");
        assertThat(refresh(issued)).isInstanceOf(RefreshResult.Unknown.class);
    }

    @Test
    void signsOutWhoeverIsNotSignedIn() {
        for (String junk : List.of("", "junk", "A".repeat(43), "a.b.c", "é".repeat(5000))) {
            sessions.end(new Presented(Optional.of(junk), Optional.of(junk)), "-");
        }
        sessions.end(new Presented(Optional.empty(), Optional.empty()), "-");
        assertThat(registry.recorded()).isEmpty();
    }

    @Test
    void leavesNothingOfASessionButTheRecord() {
        IssuedSession issued = renewed(refresh(begin()));
        sessions.endAll(ada.id());
        assertThat(registry.keys("session/")).isEmpty();
        assertThat(registry.keys("account-session/")).isEmpty();
        assertThat(refresh(issued)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(registry.keys("refresh/")).isEmpty();
    }

    @Test
    void endsAllSessionsOfOneAccountOnly() {
        IssuedSession bobs = sessions.begin(registry.account("bob"), HOME, false);
        List<IssuedSession> adas = List.of(begin(), begin(), begin());
        sessions.endAll(ada.id());
        assertThat(adas).allSatisfy(issued -> assertThat(actor(issued)).isEmpty());
        assertThat(actor(bobs)).isPresent();
    }

    @Test
    void letsTheAccountEndOneOfItsSessions() {
        Actor actor = actor(begin()).orElseThrow();
        IssuedSession other = begin();
        String id = actor(other).orElseThrow().credential().id();
        sessions.endOne(actor, id);
        assertThat(actor(other)).isEmpty();
        assertThat(refusal(() -> sessions.endOne(actor, id))).isEqualTo(ApiError.NOT_FOUND);
        assertThat(registry.recorded()).containsOnlyOnce("session.end");
    }

    @Test
    void keepsSessionsFromOtherAccounts() {
        IssuedSession adas = begin();
        String id = actor(adas).orElseThrow().credential().id();
        Actor bob = actor(sessions.begin(registry.account("bob"), HOME, false)).orElseThrow();
        for (String wanted : List.of(id, "", "x", "../session", id.toUpperCase(Locale.ROOT), "é")) {
            assertThat(refusal(() -> sessions.endOne(bob, wanted))).isEqualTo(ApiError.NOT_FOUND);
        }
        sessions.endOthers(bob);
        assertThat(actor(adas)).isPresent();
    }

    @Test
    void letsTheAccountEndAllOtherSessions() {
        IssuedSession mine = begin();
        List<IssuedSession> others = List.of(begin(), begin());
        sessions.endOthers(actor(mine).orElseThrow());
        assertThat(actor(mine)).isPresent();
        assertThat(others).allSatisfy(issued -> assertThat(actor(issued)).isEmpty());
    }

    @Test
    void letsATokenEndSessionsOnlyIfItMayManage() {
        begin();
        Actor reader = registry.actor(ada, TokenRequest.of("reader", Set.of(Scope.READ)));
        assertThat(refusal(() -> sessions.endOthers(reader))).isEqualTo(ApiError.FORBIDDEN);
        String id = sessions.list(ada.id()).getFirst().id();
        assertThat(refusal(() -> sessions.endOne(reader, id))).isEqualTo(ApiError.FORBIDDEN);
        sessions.endOthers(registry.actor(ada, TokenRequest.of("manager", Set.of(Scope.ORGS))));
        assertThat(sessions.list(ada.id())).isEmpty();
    }

    @Test
    void believesClaimsForADay() {
        IssuedSession issued = sessions.begin(ada, HOME, true);
        assertThat(actor(issued).orElseThrow().isAdministrator()).isTrue();
        registry.pass(Duration.ofHours(24).minusMinutes(1));
        IssuedSession later = renewed(refresh(issued));
        assertThat(actor(later).orElseThrow().isAdministrator()).isTrue();
        registry.pass(Duration.ofMinutes(1));
        assertThat(actor(later))
                .hasValueSatisfying(actor -> assertThat(actor.isAdministrator()).isFalse());
    }

    @Test
    void makesRoomByEndingTheSessionThatWasIdleForLongest() {
        IssuedSession idle = begin();
        IssuedSession busy = begin();
        registry.pass(Duration.ofMinutes(1));
        busy = renewed(refresh(busy));
        for (int i = 0; i < Sessions.MOST_PER_ACCOUNT - 1; i++) {
            registry.pass(Duration.ofSeconds(1));
            begin();
        }
        assertThat(sessions.list(ada.id())).hasSize(Sessions.MOST_PER_ACCOUNT);
        assertThat(actor(idle)).isEmpty();
        assertThat(actor(busy)).isPresent();
        assertThat(registry.recorded()).containsOnlyOnce("session.end");
    }

    @Test
    void givesNoCookieWhoseLifeIsZero() {
        Sessions short0 = registry.replica(registry.metadata(), Map.of("session.max-age-seconds", "0"))
                .sessions();
        IssuedSession refreshOnly = short0.begin(ada, HOME, false);
        assertThat(refreshOnly.session()).isEqualTo(new IssuedSession.Secret("", Duration.ZERO));
        assertThat(short0.refresh(refreshOnly.refresh().value(), HOME)).isInstanceOf(RefreshResult.Renewed.class);

        Sessions noRefresh = registry.replica(registry.metadata(), Map.of("session.refresh-max-age-seconds", "0"))
                .sessions();
        IssuedSession sessionOnly = noRefresh.begin(ada, HOME, false);
        assertThat(sessionOnly.refresh()).isEqualTo(new IssuedSession.Secret("", Duration.ZERO));
        assertThat(actor(sessionOnly)).isPresent();
        assertThat(registry.keys("refresh/")).hasSize(1);
    }

    @Test
    void refusesToStartWithLifetimesThatAreNone() {
        for (String key : List.of("max-age-seconds", "refresh-max-age-seconds", "key-days")) {
            for (String value : List.of("-1", "ten", "1.5", "9999999999")) {
                assertThat(refusal(() -> registry.replica(registry.metadata(), Map.of("session." + key, value))))
                        .as(key + "=" + value)
                        .isEqualTo(ApiError.CONFIG_INVALID);
            }
        }
        assertThat(registry.replica(registry.metadata(), Map.of("session.max-age-seconds", " 60 ")))
                .isNotNull();
    }

    @Test
    void treatsADamagedSessionAsEnded() {
        IssuedSession issued = begin();
        String key = registry.keys("session/").getFirst();
        registry.documents()
                .commit(Batch.builder()
                        .put(key, "{\"id\":1}".getBytes(StandardCharsets.UTF_8))
                        .build());
        assertThat(actor(issued)).isEmpty();
        assertThat(sessions.list(ada.id())).isEmpty();
        assertThat(refresh(issued)).isInstanceOf(RefreshResult.Unknown.class);
    }

    @Test
    void saysWhenTheStoreFails() {
        FaultyStore store = FaultyStore.on(registry.metadata());
        Identity replica = registry.replica(store.asStore(), Map.of());
        String cookie = replica.sessions().begin(ada, HOME, false).session().value();
        store.failAt(1);
        assertThat(refusal(() -> replica.signIn().authenticate(new Caller(Optional.empty(), Optional.of(cookie), "-"))))
                .isEqualTo(ApiError.STORAGE_UNAVAILABLE);
        assertThat(registry.bySession(cookie)).isPresent();
    }

    @Test
    void stopsWhenTheAccountIsSuspendedOrGone() {
        IssuedSession issued = begin();
        registry.suspend(ada);
        assertThat(refusal(() -> actor(issued))).isEqualTo(AccountError.ACCOUNT_SUSPENDED);
        registry.delete(registry.identity().accounts().find(ada.id()).orElseThrow());
        assertThat(actor(issued)).isEmpty();
    }

    @Test
    void endsWhatARefreshMadeMeanwhile() {
        IssuedSession issued = begin();
        List<RefreshResult> results = new ArrayList<>();
        Identity replica = registry.replica(
                CommitHook.before(registry.metadata(), () -> {
                    if (results.isEmpty()) {
                        results.add(refresh(issued));
                    }
                }),
                Map.of());
        replica.sessions().endAll(ada.id());
        IssuedSession next = renewed(results.getFirst());
        assertThat(actor(next)).isEmpty();
        assertThat(refresh(next)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(registry.keys("refresh/")).isEmpty();
    }

    private static Presented presented(IssuedSession issued) {
        return new Presented(
                Optional.of(issued.session().value()),
                Optional.of(issued.refresh().value()));
    }
}
