package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** How a token signs its owner in. */
class TokenSignInTest {
    private static final PackageName CHESS = PackageName.parse("com.example.chess");

    @TempDir
    Path data;

    private TestRegistry registry;
    private Tokens tokens;
    private Account ada;
    private Actor everything;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        tokens = registry.identity().tokens();
        ada = registry.account("ada");
        everything = registry.actor(ada, TokenRequest.of("first", Scope.ALL));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void signsInWithAnIssuedToken() {
        IssuedToken issued = tokens.issue(everything, TokenRequest.of("ci", Scope.DEFAULTS));

        Actor actor = registry.signIn(issued.secret()).orElseThrow();
        assertThat(actor.account()).isEqualTo(ada);
        assertThat(actor.credential()).isEqualTo(issued.info().credential());
        assertThat(actor.may(Scope.PUBLISH)).isTrue();
        assertThat(actor.may(Scope.DELETE)).isFalse();
        assertThat(actor.mayTouch(CHESS)).isTrue();
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }

    @Test
    void signsInAfterARestart() {
        String secret =
                tokens.issue(everything, TokenRequest.of("ci", Scope.DEFAULTS)).secret();
        registry.close();
        registry = TestRegistry.open(data);

        assertThat(registry.signIn(secret)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER   %s", "  Bearer\t%s  "})
    void readsTheSchemeInAnyCase(String header) {
        String secret =
                tokens.issue(everything, TokenRequest.of("ci", Scope.DEFAULTS)).secret();

        assertThat(registry.identity().signIn().authenticate(Caller.bearing(header.formatted(secret))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "%s",
                "Basic %s",
                "Bearer x%s",
                "Bearer %sx",
                "Bearer %s %s",
                "Bearer \u0000",
                "Bearer crt_",
                "Bearer eyJh.e30.x"
            })
    void knowsNobodyByACredentialThatDoesNotCount(String header) {
        String secret =
                tokens.issue(everything, TokenRequest.of("ci", Scope.DEFAULTS)).secret();

        assertThat(registry.identity().signIn().authenticate(Caller.bearing(header.replace("%s", secret))))
                .isEmpty();
    }

    @Test
    void knowsNobodyWithoutACredential() {
        assertThat(registry.identity().signIn().authenticate(new Caller(Optional.empty(), Optional.empty(), "-")))
                .isEmpty();
        assertThat(registry.identity().signIn().authenticate(Caller.bearing("Bearer " + "x".repeat(100_000))))
                .isEmpty();
    }

    @Test
    void stopsCountingWhenItExpires() {
        Instant expiry = registry.now().plus(Duration.ofHours(1));
        String secret = tokens.issue(everything, new TokenRequest("ci", Scope.DEFAULTS, Set.of(), Optional.of(expiry)))
                .secret();

        registry.pass(Duration.ofHours(1).minusMillis(1));
        assertThat(registry.signIn(secret)).isPresent();
        registry.pass(Duration.ofMillis(1));
        assertThat(registry.signIn(secret)).isEmpty();
    }

    @Test
    void readsTokensThatWereMadeBeforeTheirStartWasKept() {
        Account grace = registry.account("grace");
        String secret = registry.token(grace);
        Document stored = registry.documents()
                .scan("token/")
                .filter(token -> token.json()
                        .get("account")
                        .textValue()
                        .equals(grace.id().value()))
                .findFirst()
                .orElseThrow();
        stored.json().remove("start");
        registry.documents()
                .commit(Batch.builder()
                        .put(stored.key(), DocumentStore.encode(stored.json()))
                        .build());
        assertThat(registry.signIn(secret)).isPresent();
        assertThat(registry.identity().tokens().list(grace.id()))
                .singleElement()
                .satisfies(info -> assertThat(info.start()).isEmpty());
    }
}
