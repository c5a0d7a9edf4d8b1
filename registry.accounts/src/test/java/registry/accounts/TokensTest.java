package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.PackageName;

class TokensTest {
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
    void stopsCountingWhenItIsRevoked() {
        IssuedToken issued = tokens.issue(everything, TokenRequest.of("ci", Scope.DEFAULTS));
        String id = issued.info().credential().id();

        tokens.revoke(everything, id);

        assertThat(registry.signIn(issued.secret())).isEmpty();
        assertThat(tokens.list(ada.id())).extracting(TokenInfo::label).containsExactly("first");
        assertThat(refusal(() -> tokens.revoke(everything, id))).isEqualTo(ApiError.NOT_FOUND);
    }

    @Test
    void revokesNobodyElsesToken() {
        Account bob = registry.account("bob");
        Actor other = registry.actor(bob, TokenRequest.of("bobs", Scope.ALL));

        assertThat(refusal(() -> tokens.revoke(everything, other.credential().id())))
                .isEqualTo(ApiError.NOT_FOUND);
        assertThat(refusal(() -> tokens.revoke(everything, "../" + bob.id()))).isEqualTo(ApiError.NOT_FOUND);
        assertThat(tokens.list(bob.id())).hasSize(1);
    }

    @Test
    void listsNewestFirst() {
        registry.pass(Duration.ofSeconds(1));
        tokens.issue(everything, TokenRequest.of("second", Scope.DEFAULTS));
        registry.pass(Duration.ofSeconds(1));
        tokens.issue(everything, TokenRequest.of("  ", Scope.DEFAULTS));

        assertThat(tokens.list(ada.id()))
                .extracting(TokenInfo::label)
                .containsExactly(TokenRequest.DEFAULT_LABEL, "second", "first");
    }

    @Test
    void limitsATokenToPackages() {
        Actor actor = registry.actor(
                ada,
                new TokenRequest("ci", Scope.DEFAULTS, Set.of("com.example.*", "org.exact.name"), Optional.empty()));

        assertThat(actor.mayTouch(CHESS)).isTrue();
        assertThat(actor.mayTouch(PackageName.parse("com.example.deep.er"))).isTrue();
        assertThat(actor.mayTouch(PackageName.parse("org.exact.name"))).isTrue();
        assertThat(actor.mayTouch(PackageName.parse("org.exact.name2"))).isFalse();
        assertThat(actor.mayTouch(PackageName.parse("com.example2.chess"))).isFalse();
        assertThat(actor.mayTouch(PackageName.parse("com.example"))).isFalse();
        assertThat(refusal(() -> actor.requireTouch(PackageName.parse("net.other.app"))))
                .isEqualTo(ApiError.FORBIDDEN);
    }

    @Test
    void handsOnNoMoreRightsThanItHas() {
        Instant expiry = registry.now().plus(Duration.ofDays(1));
        Actor narrow = registry.actor(
                ada, new TokenRequest("ci", EnumSet.of(Scope.PUBLISH), Set.of("com.example.*"), Optional.of(expiry)));

        assertThat(refusal(() -> tokens.issue(narrow, narrow(Scope.DELETE, "com.example.chess", expiry))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> tokens.issue(narrow, narrow(Scope.PUBLISH, "org.other.*", expiry))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> tokens.issue(narrow, narrow(Scope.PUBLISH, "com.*", expiry))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> tokens.issue(
                        narrow, new TokenRequest("x", Set.of(Scope.PUBLISH), Set.of(), Optional.of(expiry)))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(
                        () -> tokens.issue(narrow, narrow(Scope.PUBLISH, "com.example.chess", expiry.plusSeconds(1)))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> tokens.issue(
                        narrow,
                        new TokenRequest("x", Set.of(Scope.PUBLISH), Set.of("com.example.*"), Optional.empty()))))
                .isEqualTo(ApiError.FORBIDDEN);
        assertThat(tokens.issue(narrow, narrow(Scope.PUBLISH, "com.example.deep.*", expiry)))
                .isNotNull();
    }

    @Test
    void refusesMalformedRequests() {
        assertThat(refusal(() -> tokens.issue(everything, TokenRequest.of("x".repeat(101), Scope.DEFAULTS))))
                .isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(refusal(() -> tokens.issue(everything, TokenRequest.of("a\u0007b", Scope.DEFAULTS))))
                .isEqualTo(ApiError.INVALID_PARAMS);
        assertThat(refusal(() -> tokens.issue(everything, TokenRequest.of("x", Set.of()))))
                .isEqualTo(ApiError.INVALID_PARAMS);
        for (String pattern : Set.of("*", "com.*.x", "com.example*", "Com.example.*", ".*", "com..*", "nodots")) {
            TokenRequest request = new TokenRequest("x", Scope.DEFAULTS, Set.of(pattern), Optional.empty());
            assertThat(refusal(() -> tokens.issue(everything, request)))
                    .as(pattern)
                    .isEqualTo(ApiError.INVALID_PARAMS);
        }
        assertThat(refusal(() -> tokens.issue(
                        everything, new TokenRequest("x", Scope.DEFAULTS, Set.of(), Optional.of(registry.now())))))
                .isEqualTo(ApiError.INVALID_PARAMS);
    }

    @Test
    void namesTheMissingScope() {
        Actor reader = registry.actor(ada, TokenRequest.of("ro", Set.of(Scope.READ)));

        assertThat(refusal(() -> reader.require(Scope.PUBLISH))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(reader.isAdministrator()).isFalse();
        reader.require(Scope.READ);
    }

    @Test
    void knowsScopesByTheirNames() {
        assertThat(Scope.tryParse("publish")).contains(Scope.PUBLISH);
        assertThat(Scope.tryParse("PUBLISH")).isEmpty();
        assertThat(Scope.tryParse("everything")).isEmpty();
        assertThat(Scope.DEFAULTS).doesNotContain(Scope.DELETE, Scope.ADMIN);
    }

    private static TokenRequest narrow(Scope scope, String pattern, Instant expiry) {
        return new TokenRequest("x", Set.of(scope), Set.of(pattern), Optional.of(expiry));
    }
}
