package registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigScopeTest {
    private final ConfigScope config = ConfigScope.of(
            "registry",
            Map.of(
                    "data",
                    " /srv ",
                    "blank",
                    "  ",
                    "limit",
                    "7",
                    "word",
                    "x",
                    "redis.url",
                    "r",
                    "redis.pool.size",
                    "3"));

    enum Order {
        GREATEST,
        GREATER_IN_LINE
    }

    @Test
    void readsStrippedTextAndTakesBlankForUnset() {
        assertThat(config.text("data")).contains("/srv");
        assertThat(config.text("blank")).isEmpty();
        assertThatThrownBy(() -> config.requireText("blank")).hasMessage("registry.blank must be set");
    }

    @Test
    void readsNumbersWithinTheirRange() {
        assertThat(config.number("limit", 1, 0, 10)).isEqualTo(7);
        assertThat(config.number("missing", 1, 0, 10)).isEqualTo(1);
        assertThatThrownBy(() -> config.number("limit", 1, 0, 5)).hasMessageContaining("between 0 and 5");
        assertThatThrownBy(() -> config.number("word", 1, 0, 5)).hasMessageContaining("whole number");
    }

    @Test
    void readsChoicesInKebabCaseAndNamesThemOtherwise() {
        ConfigScope publish = ConfigScope.of("registry.publish", Map.of("order", "greater-in-line", "bad", "newest"));
        assertThat(publish.choice("order", Order.class, Order.GREATEST)).isEqualTo(Order.GREATER_IN_LINE);
        assertThat(publish.choice("none", Order.class, Order.GREATEST)).isEqualTo(Order.GREATEST);
        assertThatThrownBy(() -> publish.choice("bad", Order.class, Order.GREATEST))
                .hasMessageContainingAll("registry.publish.bad", "greatest, greater-in-line", "newest");
    }

    @Test
    void narrowsToAPartOfItself() {
        ConfigScope redis = config.scope("redis");
        assertThat(redis.prefix()).isEqualTo("registry.redis");
        assertThat(redis.text("url")).contains("r");
        assertThat(redis.scope("pool").number("size", 0, 0, 9)).isEqualTo(3);
        assertThat(redis.text("data")).isEmpty();
    }

    @Test
    void namesThePartsOfItself() {
        ConfigScope auth = ConfigScope.of(
                "registry.auth", Map.of("methods", "token", "oidc.corp.issuer", "x", "oidc.lab.issuer", "y"));
        assertThat(auth.scopes()).containsExactly("oidc");
        assertThat(auth.scope("oidc").scopes()).containsExactly("corp", "lab");
        assertThat(auth.scope("none").scopes()).isEmpty();
    }

    @Test
    void refusesUnknownKeysNamingTheKnownOnes() {
        ConfigScope scope = ConfigScope.of("registry.redis", Map.of("ulr", "x"));
        assertThatThrownBy(() -> scope.requireKnown(Set.of("url", "password")))
                .hasMessage("registry.redis.ulr is not known; known here: password, url");
    }
}
