package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.config.mp.MpConfigSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import registry.web.rest.admin.ConfigEntry;
import registry.web.rest.admin.ConfigEntry.Source;

class EffectiveConfigTest {
    private static final Pattern ROW = Pattern.compile("\\| `registry\\.([a-z.-]+)` \\| `([^`]+)` \\|.*");

    @Test
    void saysWhereAValueComesFrom() {
        assertThat(entry("port", "9000", 400).source()).isEqualTo(Source.PROPERTY);
        assertThat(entry("port", "9000", 300).source()).isEqualTo(Source.ENVIRONMENT);
        assertThat(entry("port", "9000", 100).source()).isEqualTo(Source.FILE);
        assertThat(entry("port", "9000", 100).value()).contains("9000");
        ConfigEntry unset = entry("port", " ", 300);
        assertThat(unset.source()).isEqualTo(Source.DEFAULT);
        assertThat(unset.value()).contains("8080");
    }

    @Test
    void showsNothingThatItDoesNotKnowToBeHarmless() {
        for (String key : List.of(
                "vault.address",
                "redis.password",
                "redis.url",
                "redis.tls.client-store-password",
                "auth.oidc.a.client-secret")) {
            ConfigEntry entry = entry(key, "s3cret", 300);
            assertThat(entry.masked()).as(key).isTrue();
            assertThat(entry.value()).as(key).isEmpty();
            assertThat(entry.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void hidesAPasswordInAnAddressThatShouldHaveNone() {
        assertThat(entry("auth.oidc.a.issuer", "https://u:s3cret@login.example.com", 300))
                .returns(true, ConfigEntry::masked)
                .returns(Optional.empty(), ConfigEntry::value);
        assertThat(entry("admin.emails", "a@example.com", 300).value()).contains("a@example.com");
    }

    @Test
    void namesTheDefaultsOfTheDocumentation() throws IOException {
        Map<String, String> documented = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/operations.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !row.group(1).equals("development.port")) {
                documented.put(row.group(1), row.group(2));
            }
        }
        assertThat(BuiltInDefaults.all()).containsExactlyInAnyOrderEntriesOf(documented);
    }

    private static ConfigEntry entry(String key, String value, int ordinal) {
        Config config = ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(new Ranked(MpConfigSources.create(Map.of("registry." + key, value)), ordinal))
                .build();
        KnownKeys known = new KnownKeys(Set.of(key));
        List<ConfigEntry> entries = new EffectiveConfig(config, HarmlessKeys.all()).entries(known, Map.of(key, value));
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private record Ranked(ConfigSource source, int ordinal) implements ConfigSource {
        @Override
        public int getOrdinal() {
            return ordinal;
        }

        @Override
        public Set<String> getPropertyNames() {
            return source.getPropertyNames();
        }

        @Override
        public String getValue(String name) {
            return source.getValue(name);
        }

        @Override
        public String getName() {
            return "ranked";
        }
    }
}
