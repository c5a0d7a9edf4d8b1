package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.config.mp.MpConfigSources;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import registry.api.ConfigScope;
import registry.api.RegistryException;

class SettingsTest {
    private static final KnownKeys KNOWN = new KnownKeys(Set.of(
            "data",
            "metadata.store",
            "blobs.sweep-grace-minutes",
            "auth.oidc.*.client-id",
            "auth.oidc.*.client-secret"));

    @Test
    void collectsKeysFromEverySource() {
        ConfigScope settings = Settings.read(
                config(Map.of("registry.data", "here", "server.port", "1", "registry.metadata.store", "redis")),
                Map.of("REGISTRY_METADATA_STORE", "redis", "PATH", "/bin"),
                KNOWN);
        assertThat(settings.text("data")).contains("here");
        assertThat(settings.text("metadata.store")).contains("redis");
    }

    @Test
    void refusesKeysThatNothingReads() {
        assertThatThrownBy(() -> Settings.read(config(Map.of("registry.dta", "x")), Map.of(), KNOWN))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("registry.dta")
                .hasMessageContaining("metadata.store");
        assertThatThrownBy(() -> Settings.read(config(Map.of()), Map.of("REGISTRY_DTA", "x"), KNOWN))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("REGISTRY_DTA")
                .hasMessageContaining("REGISTRY_BLOBS_SWEEP_GRACE_MINUTES");
    }

    @Test
    void readsKeysWithANameOfTheOperatorsChoice() {
        ConfigScope settings = Settings.read(
                config(Map.of(
                        "registry.auth.oidc.lab2.client-id", "registry", "registry.auth.oidc.corp.client-id", "other")),
                Map.of("REGISTRY_AUTH_OIDC_CORP_CLIENT_ID", "other"),
                KNOWN);
        assertThat(settings.scope("auth").scope("oidc").scopes()).containsExactly("corp", "lab2");
        assertThat(settings.text("auth.oidc.lab2.client-id")).contains("registry");
    }

    @Test
    void readsSuchKeysFromTheEnvironmentAlone() {
        Config config = ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(new Unlisted(Map.of("registry.auth.oidc.corp.client-secret", "s3cret")))
                .build();
        assertThat(Settings.read(config, Map.of("REGISTRY_AUTH_OIDC_CORP_CLIENT_SECRET", "s3cret"), KNOWN)
                        .text("auth.oidc.corp.client-secret"))
                .contains("s3cret");
    }

    @Test
    void namesUnknownKeysWithoutTheirValues() {
        for (String key : new String[] {
            "auth.oidc.corp.secret", "auth.oidc.client-secret", "auth.oidc.a.b.client-secret", "auth.oidc.My.client-id"
        }) {
            assertThatThrownBy(() -> Settings.read(config(Map.of("registry." + key, "s3cret")), Map.of(), KNOWN))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContainingAll("registry." + key, "auth.oidc.*.client-secret")
                    .hasMessageNotContaining("s3cret");
        }
        for (String name :
                new String[] {"REGISTRY_AUTH_OIDC_MY_CORP_CLIENT_SECRET", "REGISTRY_AUTH_OIDC_CORP_SECRET"}) {
            assertThatThrownBy(() -> Settings.read(config(Map.of()), Map.of(name, "s3cret"), KNOWN))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContainingAll(name, "REGISTRY_AUTH_OIDC_*_CLIENT_SECRET")
                    .hasMessageNotContaining("s3cret");
        }
    }

    private static Config config(Map<String, String> values) {
        return ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(MpConfigSources.create(values))
                .build();
    }

    /** Knows values by name and cannot list the names, as the environment with its own spelling of them. */
    private record Unlisted(Map<String, String> values) implements ConfigSource {
        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public @Nullable String getValue(String name) {
            return values.get(name);
        }

        @Override
        public String getName() {
            return "unlisted";
        }
    }
}
