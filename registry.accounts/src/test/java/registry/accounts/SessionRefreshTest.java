package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Batch;

class SessionRefreshTest extends SessionsTestCase {
    @Test
    void exchangesATokenOnce() {
        IssuedSession first = begin();
        registry.pass(Duration.ofHours(2));
        RefreshResult.Renewed result = (RefreshResult.Renewed) refresh(first);
        assertThat(result.account()).isEqualTo(ada);
        IssuedSession second = result.cookies();
        assertThat(second.refresh().value()).isNotEqualTo(first.refresh().value());
        assertThat(actor(second).orElseThrow().account()).isEqualTo(ada);
        assertThat(refresh(first)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(sessions.list(ada.id())).singleElement().satisfies(session -> {
            assertThat(session.origin()).isEqualTo(CAFE);
            assertThat(session.createdAt()).isEqualTo(registry.now().minus(Duration.ofHours(2)));
            assertThat(session.refreshedAt()).isEqualTo(registry.now());
            assertThat(session.expiresAt()).isEqualTo(registry.now().plus(Duration.ofDays(30)));
        });
        assertThat(renewed(refresh(second))).isNotNull();
    }

    @Test
    void storesTokensByTheirDigest() {
        String token = begin().refresh().value();
        Digest digest = Digest.ofContent(token.getBytes(StandardCharsets.US_ASCII));
        assertThat(registry.keys("refresh/")).containsExactly("refresh/" + digest.hex());
    }

    @Test
    void livesOnAsLongAsItIsRefreshed() {
        IssuedSession issued = begin();
        for (int i = 0; i < 5; i++) {
            registry.pass(Duration.ofDays(29));
            issued = renewed(refresh(issued));
        }
        registry.pass(Duration.ofDays(30));
        assertThat(refresh(issued)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(registry.keys("refresh/")).isEmpty();
    }

    @Test
    void refusesWhatIsNoToken() {
        begin();
        for (String token : List.of("", "A".repeat(43), "A".repeat(42), "A".repeat(44), "\u0000", "é".repeat(43))) {
            assertThat(sessions.refresh(token, HOME)).as(token).isInstanceOf(RefreshResult.Unknown.class);
        }
        assertThat(sessions.list(ada.id())).hasSize(1);
    }

    @Test
    void endsAllSessionsOfASuspendedAccount() {
        IssuedSession issued = begin();
        begin();
        registry.suspend(ada);
        assertThat(refresh(issued)).isInstanceOf(RefreshResult.Suspended.class);
        assertThat(registry.keys("session/")).isEmpty();
        assertThat(refresh(issued)).isInstanceOf(RefreshResult.Unknown.class);
    }

    @Test
    void endsAllSessionsOfADeletedAccount() {
        IssuedSession issued = begin();
        IssuedSession other = begin();
        registry.delete(ada);
        assertThat(refresh(issued)).isInstanceOf(RefreshResult.AccountGone.class);
        assertThat(registry.keys("session/")).isEmpty();
        assertThat(refresh(other)).isInstanceOf(RefreshResult.AccountGone.class);
        assertThat(registry.keys("refresh/")).isEmpty();
    }

    @Test
    void tellsABrowserWhoseSessionEndedThatTheAccountWasSuspended() {
        IssuedSession issued = begin();
        sessions.endAll(ada.id());
        registry.suspend(ada);
        assertThat(refresh(issued)).isInstanceOf(RefreshResult.Suspended.class);
        assertThat(registry.keys("refresh/")).isEmpty();
    }

    @Test
    void hasExactlyOneWinner() {
        IssuedSession issued = begin();
        Sessions replica = registry.replica().sessions();
        List<RefreshResult> results = Together.run(
                32,
                i -> (i % 2 == 0 ? sessions : replica).refresh(issued.refresh().value(), HOME));
        assertThat(results).filteredOn(RefreshResult.Renewed.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(RefreshResult.Unknown.class::isInstance).hasSize(31);
        IssuedSession winner = renewed(results.stream()
                .filter(RefreshResult.Renewed.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(actor(winner)).isPresent();
        assertThat(renewed(refresh(winner))).isNotNull();
        assertThat(registry.keys("refresh/")).hasSize(1);
    }

    @Test
    void endsTheSessionWhenASpentTokenComesBackLater() {
        IssuedSession stolen = begin();
        IssuedSession other = begin();
        IssuedSession thief = renewed(refresh(stolen));
        registry.pass(Duration.ofMinutes(1));
        assertThat(refresh(stolen)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(actor(thief)).isPresent();
        registry.pass(Duration.ofSeconds(1));
        assertThat(refresh(stolen)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(actor(thief)).isEmpty();
        assertThat(refresh(thief)).isInstanceOf(RefreshResult.Unknown.class);
        assertThat(actor(other)).isPresent();
        assertThat(registry.recorded()).contains("session.replay");
    }

    @Test
    void spendsNothingWhenTheStoreFailsAtAnyMoment() {
        FaultyStore store = FaultyStore.on(registry.metadata());
        Sessions faulty = registry.replica(store.asStore(), Map.of()).sessions();
        int moments = 0;
        while (true) {
            IssuedSession issued = begin();
            store.failAt(moments + 1);
            try {
                faulty.refresh(issued.refresh().value(), HOME);
                break;
            } catch (RegistryException e) {
                assertThat(e.code()).isEqualTo(ApiError.STORAGE_UNAVAILABLE);
            }
            moments++;
            assertThat(actor(renewed(refresh(issued))))
                    .as("after a fault at %s", moments)
                    .isPresent();
        }
        assertThat(moments).as("token, account, session, keys, commit").isEqualTo(5);
    }

    @Test
    void answersWithWhatWasStoredWhenOnlyTheConfirmationWasLost() {
        FaultyStore store = FaultyStore.on(registry.metadata());
        Sessions faulty = registry.replica(store.asStore(), Map.of()).sessions();
        for (int reading = 1; reading < 5; reading++) {
            IssuedSession issued = begin();
            store.failAfter(reading);
            assertThat(refusal(() -> faulty.refresh(issued.refresh().value(), HOME)))
                    .isEqualTo(ApiError.STORAGE_UNAVAILABLE);
            assertThat(renewed(refresh(issued))).isNotNull();
        }
        IssuedSession issued = begin();
        store.failAfter(5);
        IssuedSession next = renewed(faulty.refresh(issued.refresh().value(), HOME));
        assertThat(actor(next)).isPresent();
        assertThat(renewed(refresh(next))).isNotNull();
    }

    @Test
    void treatsADamagedTokenAsABadOne() {
        for (String damage : List.of("no json", "[]", "{}", "{\"account\":\"É\",\"session\":\"x\"}")) {
            IssuedSession issued = begin();
            Digest digest = Digest.ofContent(issued.refresh().value().getBytes(StandardCharsets.US_ASCII));
            registry.documents()
                    .commit(Batch.builder()
                            .put("refresh/" + digest, damage.getBytes(StandardCharsets.UTF_8))
                            .build());
            assertThat(refresh(issued)).as(damage).isInstanceOf(RefreshResult.Unknown.class);
            assertThat(actor(issued)).isPresent();
        }
    }

    @Test
    void countsForNothingOnceItsSessionHasAnotherToken() {
        IssuedSession issued = begin();
        String key = registry.keys("refresh/").getFirst();
        byte[] old = registry.metadata().read(key).orElseThrow().value();
        renewed(refresh(issued));
        registry.documents().commit(Batch.builder().put(key, old).build());
        assertThat(refresh(issued)).isInstanceOf(RefreshResult.Unknown.class);
    }
}
