package registry.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Authentication;
import registry.api.spi.Authenticator;
import registry.api.spi.Authenticator.NewCredential;
import registry.api.spi.Authenticator.PresentedCredential;
import registry.api.spi.StoredCredential;

class TokenAuthenticatorTest {
    private final List<Digest> lookedUp = new ArrayList<>();
    private final StoredCredential stored =
            new StoredCredential("t1", new AccountId("a1"), Set.of("publish"), Set.of(), Optional.empty());

    @Test
    void acceptsATokenThatIsStored() {
        Authenticator issuer = authenticator(Optional.empty());
        NewCredential issued = issuer.issue(new SecureRandom()).orElseThrow();

        Authentication answer = authenticator(Optional.of(issued.digest())).authenticate(bearer(issued.secret()));

        assertThat(answer).isEqualTo(new Authentication.Accepted(stored));
    }

    @Test
    void issuesRecognisableSecretsWhoseDigestIsTheirSha256() {
        NewCredential issued =
                authenticator(Optional.empty()).issue(new SecureRandom()).orElseThrow();

        assertThat(issued.secret()).matches("crt_[0-9A-Za-z]{49}");
        assertThat(issued.digest()).isEqualTo(Digest.ofContent(issued.secret().getBytes(StandardCharsets.US_ASCII)));
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }

    @Test
    void issuesADifferentSecretEachTime() {
        Authenticator authenticator = authenticator(Optional.empty());
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            secrets.add(authenticator.issue(new SecureRandom()).orElseThrow().secret());
        }
        assertThat(secrets).hasSize(1_000);
    }

    @Test
    void rejectsATokenThatIsNotStored() {
        Authenticator authenticator = authenticator(Optional.empty());
        NewCredential issued = authenticator.issue(new SecureRandom()).orElseThrow();

        assertThat(authenticator.authenticate(bearer(issued.secret()))).isInstanceOf(Authentication.Rejected.class);
        assertThat(lookedUp).containsExactly(issued.digest());
    }

    @Test
    void rejectsEveryTokenWithOneMistypedCharacterWithoutAskingTheStore() {
        Authenticator authenticator = authenticator(Optional.empty());
        String secret = authenticator.issue(new SecureRandom()).orElseThrow().secret();

        for (int i = 4; i < secret.length(); i++) {
            char wrong = secret.charAt(i) == 'x' ? 'y' : 'x';
            String mistyped = secret.substring(0, i) + wrong + secret.substring(i + 1);
            assertThat(authenticator.authenticate(bearer(mistyped))).isInstanceOf(Authentication.Rejected.class);
        }
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void rejectsTokensThatAreTooShortTooLongOrHoldOtherCharacters() {
        Authenticator authenticator = authenticator(Optional.empty());
        String secret = authenticator.issue(new SecureRandom()).orElseThrow().secret();

        for (String bad : List.of("crt_", secret.substring(0, 52), secret + "0", "crt_" + "-".repeat(49))) {
            assertThat(authenticator.authenticate(bearer(bad))).isInstanceOf(Authentication.Rejected.class);
        }
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void leavesOtherCredentialsToOthers() {
        Authenticator authenticator = authenticator(Optional.empty());
        String secret = authenticator.issue(new SecureRandom()).orElseThrow().secret();

        assertThat(authenticator.authenticate(bearer("eyJhbGciOiJFUzI1NiJ9.e30.c2ln")))
                .isInstanceOf(Authentication.NotMine.class);
        assertThat(authenticator.authenticate(new PresentedCredential("basic", secret)))
                .isInstanceOf(Authentication.NotMine.class);
        assertThat(authenticator.authenticate(bearer(""))).isInstanceOf(Authentication.NotMine.class);
    }

    @Test
    void acceptsAnImportedTokenWithoutAPrefix() {
        for (int i = 0; i < 100; i++) {
            String imported = imported(new SecureRandom());
            Digest digest = Digest.ofContent(imported.getBytes(StandardCharsets.US_ASCII));

            assertThat(authenticator(Optional.of(digest)).authenticate(bearer(imported)))
                    .isEqualTo(new Authentication.Accepted(stored));
        }
    }

    @Test
    void acceptsAnImportedTokenThatHappensToBeginLikeOneOfOurs() {
        String imported = ApiToken.PREFIX + imported(new SecureRandom()).substring(ApiToken.PREFIX.length());
        Digest digest = Digest.ofContent(imported.getBytes(StandardCharsets.US_ASCII));

        assertThat(authenticator(Optional.of(digest)).authenticate(bearer(imported)))
                .isEqualTo(new Authentication.Accepted(stored));
    }

    @Test
    void leavesAnUnknownTokenWithoutAPrefixToOthers() {
        Authenticator authenticator = authenticator(Optional.empty());

        assertThat(authenticator.authenticate(bearer(imported(new SecureRandom()))))
                .isInstanceOf(Authentication.NotMine.class);
        assertThat(lookedUp).hasSize(1);
    }

    @Test
    void looksUpNothingThatIsNotExactlyThirtyTwoBytesOfBase64Url() {
        String imported = "A".repeat(43);
        Authenticator authenticator = authenticator(Optional.of(Digest.ofContent(new byte[0])));

        for (String bad : List.of(
                imported.substring(1),
                imported + "A",
                imported + "=",
                "A".repeat(42) + "B", // the same bytes in another reading
                "A".repeat(42) + "+",
                "A".repeat(42) + "\u00c1",
                "A".repeat(42) + " ")) {
            assertThat(authenticator.authenticate(bearer(bad))).as(bad).isInstanceOf(Authentication.NotMine.class);
        }
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void refusesConfigurationItDoesNotKnow() {
        ConfigScope config = ConfigScope.of("registry.auth.token", Map.of("colour", "red"));

        assertThatThrownBy(() -> new TokenAuthenticatorProvider().open(config, digest -> Optional.empty()))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.CONFIG_INVALID))
                .hasMessageContaining("registry.auth.token.colour");
    }

    private Authenticator authenticator(Optional<Digest> known) {
        ConfigScope none = ConfigScope.of("registry.auth.token", Map.of());
        return new TokenAuthenticatorProvider().open(none, digest -> {
            lookedUp.add(digest);
            return known.filter(digest::equals).map(same -> stored);
        });
    }

    private static String imported(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PresentedCredential bearer(String value) {
        return new PresentedCredential("bearer", value);
    }
}
