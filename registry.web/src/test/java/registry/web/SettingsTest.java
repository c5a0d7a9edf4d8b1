package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.config.mp.MpConfigSources;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;
import registry.api.ConfigScope;
import registry.api.RegistryException;

class SettingsTest {
    private static final Set<String> KNOWN = Set.of("data", "metadata.store", "blobs.sweep-grace-minutes");

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

    private static Config config(Map<String, String> values) {
        return ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(MpConfigSources.create(values))
                .build();
    }
}
