package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.spi.Batch;

class SigningKeysTest extends SessionsTestCase {
    @Test
    void agreesOnTheFirstKeyHoweverManyProcessesStart() {
        List<String> ids = Together.run(
                16,
                i -> registry.replica(registry.metadata(), Map.of())
                        .keys()
                        .current()
                        .id());
        assertThat(Set.copyOf(ids)).hasSize(1);
    }

    @Test
    void signsWithAnotherKeyOnceItIsOld() {
        IssuedSession old = begin();
        String first = keyOf(old);
        registry.pass(Duration.ofDays(30).minusSeconds(1));
        assertThat(keyOf(begin())).isEqualTo(first);
        registry.pass(Duration.ofSeconds(1));
        List<String> ids =
                Together.run(16, i -> registry.identity().keys().current().id());
        assertThat(Set.copyOf(ids)).hasSize(1).doesNotContain(first);
    }

    @Test
    void replacesKeysAfterTheConfiguredDays() {
        Identity often = registry.replica(registry.metadata(), Map.of("session.key-days", "1"));
        String first = often.keys().current().id();
        registry.pass(Duration.ofDays(1));
        assertThat(often.keys().current().id()).isNotEqualTo(first);
    }

    @Test
    void letsAnAdministratorReplaceTheKeyForAllProcessesAtOnce() {
        Identity replica = registry.replica();
        IssuedSession before = begin();
        assertThat(replica.sessions().find(before.session().value())).isPresent();
        registry.identity().keys().rotate(administrator());

        IssuedSession after = begin();
        assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
        assertThat(replica.sessions().find(after.session().value())).isPresent();
        assertThat(replica.sessions().find(before.session().value())).isPresent();
        assertThat(keyOf(replica.sessions().begin(ada, HOME, false))).isEqualTo(keyOf(after));
        assertThat(registry.documents().scan(AuditLog.PREFIX))
                .filteredOn(entry -> entry.json().path("action").textValue().equals("keys.rotate"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.json().at("/before/id").textValue()).isEqualTo(keyOf(before));
                    assertThat(entry.json().at("/after/id").textValue()).isEqualTo(keyOf(after));
                    assertThat(entry.json().toString()).doesNotContain("secret");
                });
    }

    @Test
    void takesTurnsWhenSeveralReplaceTheKey() {
        begin();
        Actor administrator = administrator();
        Together.run(8, i -> {
            registry.identity().keys().rotate(administrator);
            return i;
        });
        assertThat(keys()).hasSize(9);
    }

    @Test
    void refusesEverybodyElse() {
        assertThat(refusal(() -> registry.identity().keys().rotate(registry.session(ada))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(registry.keys("keys/")).isEmpty();
    }

    @Test
    void knowsAReplacedKeyForAsLongAsItsCookiesLive() {
        IssuedSession issued = begin();
        SealedState sealed = registry.identity().sealed("test");
        String state = sealed.seal("state", Duration.ofHours(1));
        registry.identity().keys().rotate(administrator());
        registry.pass(Duration.ofHours(1).minusSeconds(1));
        assertThat(actor(issued)).isPresent();
        assertThat(sealed.open(state)).contains("state");
        String old = keyOf(issued);
        assertThat(registry.identity().keys().find(old)).isPresent();
        registry.pass(Duration.ofMinutes(6));
        assertThat(registry.identity().keys().find(old)).isEmpty();
        assertThat(registry.replica().keys().find(old)).isEmpty();
        assertThat(keys()).contains(old);
        registry.identity().keys().sweep();
        assertThat(keys()).hasSize(1).doesNotContain(old);
    }

    @Test
    void keepsReplacedKeysForLongerCookies() {
        Identity patient = registry.replica(registry.metadata(), Map.of("session.max-age-seconds", "86400"));
        String cookie = patient.sessions().begin(ada, HOME, false).session().value();
        patient.keys().rotate(administrator());
        registry.pass(Duration.ofHours(23));
        patient.keys().sweep();
        assertThat(patient.sessions().find(cookie)).isPresent();
    }

    @Test
    void believesARemovalWithinAMinute() {
        IssuedSession issued = begin();
        assertThat(actor(issued)).isPresent();
        registry.documents().commit(Batch.builder().delete("keys/session").build());
        registry.pass(Duration.ofMinutes(1));
        assertThat(actor(issued)).isEmpty();
        assertThat(actor(begin())).isPresent();
    }

    @Test
    void refusesToPileUpKeys() {
        Actor administrator = administrator();
        for (int i = 0; i < 100; i++) {
            registry.identity().keys().rotate(administrator);
        }
        assertThat(refusal(() -> registry.identity().keys().rotate(administrator)))
                .isEqualTo(ApiError.TOO_MANY_REQUESTS);
        assertThat(actor(begin())).isPresent();
    }

    @Test
    void asksTheStoreNoMoreThanNeededForAKeyItKnows() {
        IssuedSession issued = begin();
        FaultyStore store = FaultyStore.on(registry.metadata());
        SigningKeys keys = registry.replica(store.asStore(), Map.of()).keys();
        assertThat(keys.find(keyOf(issued))).isPresent();
        store.failAt(1);
        assertThat(keys.find(keyOf(issued))).isPresent();
        assertThat(refusal(() -> keys.find("unknown"))).isEqualTo(ApiError.STORAGE_UNAVAILABLE);
    }

    @Test
    void namesDamageInsteadOfSigningWithIt() {
        for (String damage : List.of(
                "{}",
                "{\"keys\":{\"a\":{\"secret\":\"***\",\"createdAt\":\"2026-01-01T00:00:00Z\"}}}",
                "{\"keys\":{\"a\":{\"secret\":\"AAAA\",\"createdAt\":\"2026-01-01T00:00:00Z\"}}}",
                "{\"keys\":{\"a\":{}}}")) {
            registry.documents()
                    .commit(Batch.builder()
                            .put("keys/session", damage.getBytes(StandardCharsets.UTF_8))
                            .build());
            assertThat(refusal(() -> registry.identity().keys().current()))
                    .as(damage)
                    .isEqualTo(ApiError.STORAGE_CORRUPT);
        }
    }

    @Test
    void showsNoSecret() {
        SigningKey key = registry.identity().keys().current();
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(key.secret());
        assertThat(key.toString()).contains(key.id()).doesNotContain(secret);
    }

    @Test
    void derivesAnotherKeyForEachPurpose() {
        SigningKey key = registry.identity().keys().current();
        assertThat(key.derive("AES", "one").getEncoded())
                .hasSize(32)
                .isEqualTo(key.derive("AES", "one").getEncoded())
                .isNotEqualTo(key.derive("AES", "two").getEncoded())
                .isNotEqualTo(key.secret());
    }

    private Actor administrator() {
        return registry.session(
                registry.identity().accounts().create(NewAccount.firstAdministrator("root@example.com", "boss")));
    }

    private List<String> keys() {
        List<String> ids = new ArrayList<>();
        registry.documents()
                .read("keys/session")
                .orElseThrow()
                .json()
                .path("keys")
                .fieldNames()
                .forEachRemaining(ids::add);
        return ids;
    }

    private static String keyOf(IssuedSession issued) {
        String header = issued.session().value().split("\\.", -1)[0];
        String json = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
        return json.replaceFirst(".*\"kid\":\"([0-9a-f]+)\".*", "$1");
    }
}
