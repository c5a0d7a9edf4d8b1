package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.DevelopmentIssuer;

class DevLoginTest {
    private static final Endpoint LOCAL = new Endpoint("127.0.0.1", 8080);

    @Test
    void isToTheRegistryAnIdentityProviderAsAnyOther() {
        DevLogin login = start(Map.of(), LOCAL);
        assertThat(login.settings())
                .isEqualTo(Map.of(
                        "registry.auth.oidc.dev.issuer", "http://127.0.0.1:8081",
                        "registry.auth.oidc.dev.client-id", "client",
                        "registry.auth.oidc.dev.client-secret", "very secret",
                        "registry.auth.oidc.dev.label", "Try it",
                        "registry.admin.emails", "ada@example.com"));
        assertThat(login.notice("http://localhost:8080"))
                .contains("http://localhost:8080/login", "ada@example.com", "anybody");
        assertThat(login.toString()).doesNotContain("secret");
    }

    @Test
    void sendsPeopleBackToThisRegistryOnly() {
        assertThat(callback(start(Map.of(), LOCAL)))
                .isEqualTo(new DevelopmentIssuer.Callback("/api/auth/login/dev/callback", 8080));
        assertThat(callback(start(Map.of("public-url", "http://localhost:9000"), LOCAL))
                        .port())
                .isZero();
    }

    @Test
    void keepsTheAdministratorsThatAreConfigured() {
        assertThat(start(Map.of("admin.emails", "boss@example.com"), LOCAL).settings())
                .containsEntry("registry.admin.emails", "boss@example.com,ada@example.com");
    }

    @Test
    void listensWhereItIsToldTo() {
        assertThat(start(Map.of("development.port", "9999"), LOCAL).issuer().issuer())
                .hasPort(9999);
        assertThat(start(Map.of(), new Endpoint("localhost", 0)).issuer().issuer())
                .hasPort(0);
        assertThat(start(Map.of(), new Endpoint("localhost", 65_535)).issuer().issuer())
                .hasPort(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void refusesToStartWhereOthersReachIt(String host) {
        assertThatThrownBy(() -> start(Map.of(), new Endpoint(host, 8080)))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ApiError.CONFIG_INVALID))
                .hasMessageContaining("only this machine reaches");
    }

    @Test
    void refusesToStartBehindAPublicAddress() {
        assertThatThrownBy(() -> start(Map.of("public-url", "https://apps.example.com"), LOCAL))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("registry.public-url");
    }

    @Test
    void saysWhatIsMissingInAnInstalledRegistry() {
        ConfigScope settings = ConfigScope.of("registry", Map.of());
        assertThatThrownBy(() -> DevLogin.start(settings, LOCAL, Optional.empty()))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("registry.development")
                .hasMessageContaining("./run --dev-login");
    }

    private static DevLogin start(Map<String, String> settings, Endpoint endpoint) {
        return DevLogin.start(ConfigScope.of("registry", settings), endpoint, Optional.of(FakeIssuer::new));
    }

    private static DevelopmentIssuer.Callback callback(DevLogin login) {
        return ((FakeIssuer) login.issuer()).callback();
    }

    /** One that only says what it was told. */
    private record FakeIssuer(int port, DevelopmentIssuer.Callback callback) implements DevelopmentIssuer.Running {
        @Override
        public URI issuer() {
            return URI.create("http://127.0.0.1:" + port);
        }

        @Override
        public String clientId() {
            return "client";
        }

        @Override
        public String clientSecret() {
            return "very secret";
        }

        @Override
        public String label() {
            return "Try it";
        }

        @Override
        public String administrator() {
            return "ada@example.com";
        }

        @Override
        public void close() {}
    }
}
