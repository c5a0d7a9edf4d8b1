package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;

class VerifiedAccountsTest {
    private final VerifiedAccounts verified =
            VerifiedAccounts.of(ConfigScope.of("registry", Map.of("verified.domains", " Example.com,, example.org ")));

    @Test
    void aConfiguredDomainCountsOnlyWhenTheAddressIsVouchedFor(@TempDir Path data) {
        try (TestRegistry registry = TestRegistry.open(data)) {
            Account ada = registry.account("ada");
            assertThat(verified.covers(ada.withEmail("ada@example.com", false))).isFalse();
            assertThat(verified.covers(ada.withEmail("ada@example.com", true))).isTrue();
            assertThat(verified.covers(ada.withEmail("ada@example.org", true))).isTrue();
            assertThat(verified.covers(ada.withEmail("ada@example.net", true))).isFalse();
            assertThat(verified.covers(ada.withEmail("ada@sub.example.com", true)))
                    .isFalse();
            assertThat(verified.covers(ada.withEmail("ada@notexample.com", true)))
                    .isFalse();
        }
    }

    @Test
    void anAdministratorsWordCountsWhateverTheAddress(@TempDir Path data) {
        try (TestRegistry registry = TestRegistry.open(data)) {
            Account ada = registry.account("ada").withEmail("ada@example.net", false);
            VerifiedAccounts none = VerifiedAccounts.of(ConfigScope.of("registry", Map.of()));
            assertThat(none.covers(ada)).isFalse();
            assertThat(none.covers(ada.withStanding(Standing.ORDINARY.withVerified(true))))
                    .isTrue();
        }
    }
}
