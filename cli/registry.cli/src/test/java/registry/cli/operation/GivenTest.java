package registry.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.cli.output.UsageException;
import registry.client.account.Scope;

class GivenTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "12h, 2026-11-22T00:00:00Z",
        "90d, 2027-02-19T12:00:00Z",
        "2w, 2026-12-05T12:00:00Z",
        "2030-01-31, 2030-01-31T00:00:00Z",
        "2030-01-31T12:00:00Z, 2030-01-31T12:00:00Z",
        "2030-01-31T12:00:00+02:00, 2030-01-31T10:00:00Z"
    })
    void readsAnEnd(String text, Instant end) {
        assertThat(Given.end(text, NOW)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "90", "d", "-1d", "1m", "123456d", "2030-13-01", "2030-01-31T12:00", "never"})
    void refusesWhatIsNoEnd(String text) {
        assertThatThrownBy(() -> Given.end(text, NOW))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void refusesWhatNamesNothing(String text) {
        assertThatThrownBy(() -> Given.name("organization", text))
                .isInstanceOf(UsageException.class)
                .hasMessage("'" + text + "' names no organization");
    }

    @Test
    void findsAConstantInAnyCase() {
        assertThat(Given.oneOf("scope", " Publish ", Scope.class, Scope::id)).isEqualTo(Scope.PUBLISH);
    }

    @Test
    void neverGivesTheConstantForTheUnknown() {
        assertThatThrownBy(() -> Given.oneOf("scope", "unknown", Scope.class, Scope::id))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        refusal -> assertThat(refusal.advice())
                                .contains("one of publish, yank, orgs, read, delete, admin"));
    }
}
