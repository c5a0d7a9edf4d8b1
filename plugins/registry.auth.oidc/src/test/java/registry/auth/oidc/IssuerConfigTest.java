package registry.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.Login;

class IssuerConfigTest {
    private static final Map<String, String> CORP =
            Map.of("oidc.corp.issuer", "https://sso.example.com/realms/corp", "oidc.corp.client-id", "registry");

    @Test
    void opensNothingUnlessConfigured() {
        assertThat(IssuerConfig.all(scope(Map.of("methods", "token", "token.x", "y"))))
                .isEmpty();
    }

    @Test
    void needsNoMoreThanIssuerAndClient() {
        IssuerConfig corp = IssuerConfig.all(scope(CORP)).getFirst();
        assertThat(corp.id()).isEqualTo("corp");
        assertThat(corp.label()).isEqualTo("Corp");
        assertThat(corp.clientSecret()).isEmpty();
        assertThat(corp.scopes()).containsExactly("openid", "email", "profile");
        assertThat(corp.emailDomains()).isEmpty();
        assertThat(corp.emailVerifiedClaim()).isEqualTo("email_verified");
        assertThat(corp.administrators()).isEmpty();
        assertThat(corp.clockSkewSeconds()).isEqualTo(60);
    }

    @Test
    void knowsGoogleByItself() {
        IssuerConfig google = IssuerConfig.all(
                        scope(Map.of("google.client-id", "id", "google.client-secret", "top secret")))
                .getFirst();
        assertThat(google.id()).isEqualTo("google");
        assertThat(google.label()).isEqualTo("Google");
        assertThat(google.issuer()).isEqualTo("https://accounts.google.com");
        assertThat(google.toString()).doesNotContain("top secret");
    }

    @Test
    void opensSeveralAtOnce() {
        Map<String, String> keys = new HashMap<>(CORP);
        keys.put("google.client-id", "id");
        keys.put("google.issuer", "http://localhost:9000/google");
        keys.put("oidc.lab.issuer", "https://lab.example");
        keys.put("oidc.lab.client-id", "registry");
        keys.put("oidc.lab.label", "The Lab");
        List<Login> logins = new OidcLoginProvider().open(scope(keys));
        assertThat(logins).extracting(Login::id).containsExactly("google", "corp", "lab");
        assertThat(logins).extracting(Login::label).containsExactly("Google", "Corp", "The Lab");
        logins.forEach(Login::close);
    }

    @Test
    void namesEveryKeyItReads() {
        assertThat(new OidcLoginProvider().configKeys())
                .contains("oidc.*.issuer", "oidc.*.clock-skew-seconds", "google.client-id")
                .hasSize(IssuerConfig.KEYS.size() + IssuerConfig.GOOGLE_KEYS.size());
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertInvalid("oidc.corp.issuer", "http://sso.example.com", "registry.auth.oidc.corp.issuer", "https://");
        assertInvalid("oidc.corp.issuer", "http://127.evil.example", "https://");
        assertInvalid("oidc.corp.issuer", "https://sso.example.com/?tenant=1", "query");
        assertInvalid("oidc.corp.issuer", "https://sso.example.com/#x", "issuer must be");
        assertInvalid("oidc.corp.issuer", "https://user@sso.example.com/", "issuer must be");
        assertInvalid("oidc.corp.issuer", "sso.example.com", "issuer must be");
        assertInvalid("oidc.corp.issuer", "not an address", "no address");
        assertInvalid("oidc.corp.issuer", " ", "must be set");
        assertInvalid("oidc.corp.client-id", "", "client-id must be set");
        assertInvalid("oidc.corp.isuer", "x", "registry.auth.oidc.corp.isuer is not known");
        assertInvalid("google.label", "x", "registry.auth.google.label is not known");
        assertInvalid("oidc.my-corp.issuer", "https://x.example", "registry.auth.oidc.my-corp");
        assertInvalid("oidc.corp.email-domains", "@example.com", "@example.com");
        assertInvalid("oidc.corp.clock-skew-seconds", "601", "between 0 and 600");
        assertInvalid("oidc.corp.admin-claim", "roles", "admin-values");
        assertInvalid("oidc.corp.admin-values", "root", "admin-claim");
    }

    @Test
    void allowsHttpOnThisMachineAlone() {
        for (String issuer :
                List.of("http://localhost:8081/x", "http://127.0.0.1", "http://[::1]:8081", "HTTP://LOCALHOST/x")) {
            Map<String, String> keys = new HashMap<>(CORP);
            keys.put("oidc.corp.issuer", issuer);
            assertThat(IssuerConfig.all(scope(keys)).getFirst().issuer()).isEqualTo(issuer);
        }
    }

    private static void assertInvalid(String key, String value, String... parts) {
        Map<String, String> keys = new HashMap<>(CORP);
        keys.put(key, value);
        assertThatThrownBy(() -> new OidcLoginProvider().open(scope(keys)))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.CONFIG_INVALID))
                .hasMessageContainingAll(parts);
    }

    private static ConfigScope scope(Map<String, String> keys) {
        return ConfigScope.of("registry.auth", keys);
    }
}
