package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Refusals.refusal;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.ConfigScope;

class CatalogPolicyTest {
    @Test
    void hasDefaultsForEveryKey() {
        CatalogPolicy policy = policy(Map.of());

        assertThat(policy.versionOrder()).isEqualTo(VersionOrder.GREATEST);
        assertThat(policy.concurrentVerifications()).isGreaterThanOrEqualTo(2);
        assertThat(policy.sweepGrace()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void readsEveryKey() {
        CatalogPolicy policy = policy(Map.of(
                "publish.version-order", "greater-in-line",
                "publish.concurrent-verifications", "3",
                "blobs.sweep-grace-minutes", "5"));

        assertThat(policy).isEqualTo(new CatalogPolicy(VersionOrder.GREATER_IN_LINE, 3, Duration.ofMinutes(5)));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(refusal(() -> policy(Map.of("publish.version-order", "any"))))
                .isEqualTo(ApiError.CONFIG_INVALID);
        assertThat(refusal(() -> policy(Map.of("publish.concurrent-verifications", "0"))))
                .isEqualTo(ApiError.CONFIG_INVALID);
    }

    private static CatalogPolicy policy(Map<String, String> values) {
        return CatalogPolicy.of(ConfigScope.of("registry", values));
    }
}
