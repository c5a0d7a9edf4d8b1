package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;

class AdministratorsTest {
    private final Administrators administrators = Administrators.of(
            ConfigScope.of("registry", Map.of("admin.emails", " Ada@Example.com, ,root@example.org")));

    @TempDir
    private Path data;

    private TestRegistry registry;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aConfiguredAddressCountsOnlyWhenItIsVouchedFor() {
        Account account = registry.account("ada");
        assertThat(administrators.covers(account)).isFalse();
        assertThat(administrators.covers(account.withEmail("ada@example.com", true)))
                .isTrue();
        assertThat(administrators.covers(account.withEmail("ada@example.com.evil.org", true)))
                .isFalse();
    }

    @Test
    void aPromotedAccountCountsWhateverItsAddress() {
        Account account = registry.account("bob").withStanding(Standing.ORDINARY.withAdministrator(true));
        assertThat(administrators.covers(account)).isTrue();
        assertThat(administrators.isConfigured(account)).isFalse();
    }

    @Test
    void botsAndSuspendedAccountsNeverCount() {
        Account bot = registry.identity()
                .accounts()
                .create(NewAccount.bot("ci@bots.invalid", "ci", "acme"))
                .withStanding(Standing.ORDINARY.withAdministrator(true));
        assertThat(administrators.covers(bot)).isFalse();
        Account ada = registry.account("ada").withEmail("ada@example.com", true);
        Suspension suspension = new Suspension("spam", Instant.EPOCH, ada.id());
        assertThat(administrators.covers(ada.withStanding(Standing.ORDINARY.withSuspension(Optional.of(suspension)))))
                .isFalse();
    }

    @Test
    void nobodyIsConfiguredByDefault() {
        Administrators none = Administrators.of(ConfigScope.of("registry", Map.of()));
        assertThat(none.names("")).isFalse();
        assertThat(none.names("ada@example.com")).isFalse();
    }
}
