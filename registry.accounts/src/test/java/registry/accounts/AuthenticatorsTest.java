package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.Authentication;
import registry.api.spi.Authenticator;
import registry.api.spi.Authenticator.PresentedCredential;
import registry.api.spi.AuthenticatorProvider;
import registry.api.spi.CredentialLookup;
import registry.api.spi.Providers;

class AuthenticatorsTest {
    @Test
    void findsTheTokenPluginByDefault() {
        try (Authenticators authenticators = Authenticators.open(config(Map.of()), digest -> Optional.empty())) {
            assertThat(authenticators.describe()).singleElement().asString().startsWith("token (registry.auth.token");
            assertThat(authenticators.issue(new SecureRandom()).secret()).startsWith("crt_");
        }
    }

    @Test
    void namesWhatIsInstalledWhenAMethodIsUnknown() {
        assertThatThrownBy(
                        () -> Authenticators.open(config(Map.of("auth.methods", "smoke")), digest -> Optional.empty()))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("'smoke'")
                .hasMessageContaining("token");
    }

    @Test
    void asksInTheConfiguredOrderUntilOneKnowsTheCredential() {
        Authenticators authenticators = open("b, a");

        assertThat(authenticators.authenticate(new PresentedCredential("bearer", "both")))
                .isEqualTo(new Authentication.Rejected("b"));
        assertThat(authenticators.authenticate(new PresentedCredential("bearer", "a")))
                .isEqualTo(new Authentication.Rejected("a"));
        assertThat(authenticators.authenticate(new PresentedCredential("bearer", "other")))
                .isInstanceOf(Authentication.NotMine.class);
    }

    @Test
    void saysSoWhenNoneMakesTokens() {
        assertThatThrownBy(() -> open("a").issue(new SecureRandom()))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("registry.auth.methods");
    }

    private static Authenticators open(String methods) {
        return Authenticators.open(
                config(Map.of("auth.methods", methods)),
                digest -> Optional.empty(),
                Providers.of("authenticator", List.of(new Naming("a"), new Naming("b"))));
    }

    private static ConfigScope config(Map<String, String> values) {
        return ConfigScope.of("registry", values);
    }

    /** Rejects credentials that hold its own name, or "both". */
    private record Naming(String id) implements AuthenticatorProvider {
        @Override
        public Set<String> configKeys() {
            return Set.of();
        }

        @Override
        public Authenticator open(ConfigScope config, CredentialLookup credentials) {
            return credential -> Set.of(id, "both").contains(credential.value())
                    ? new Authentication.Rejected(id)
                    : new Authentication.NotMine();
        }
    }
}
