package registry.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.cli.output.UsageException;

class ConsentTest {
    private final List<String> questions = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"yes", "YES", " yes "})
    void goesOnWhenThePersonTypesYes(String answer) {
        assertThat(sessionOf(Optional.of(answer)).consents("Delete it?", false)).isTrue();
        assertThat(questions).containsExactly("Delete it? Type 'yes' to go on:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "no", "", "yes please"})
    void stopsAtAnythingElse(String answer) {
        assertThat(sessionOf(Optional.of(answer)).consents("Delete it?", false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.kv", " com.example.kv "})
    void goesOnWhenThePersonTypesTheName(String answer) {
        assertThat(sessionOf(Optional.of(answer)).consents("Delete all?", "com.example.kv", false))
                .isTrue();
        assertThat(questions).containsExactly("Delete all? Type 'com.example.kv' to go on:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "", "com.example", "COM.example.kv"})
    void stopsAtAnotherName(String answer) {
        assertThat(sessionOf(Optional.of(answer)).consents("Delete all?", "com.example.kv", false))
                .isFalse();
    }

    @Test
    void asksNobodyWhoConsentedAlready() {
        assertThat(sessionOf(Optional.of("no")).consents("Delete it?", true)).isTrue();
        assertThat(questions).isEmpty();
    }

    @Test
    void refusesWhenNobodyCanBeAsked() {
        Session session = sessionOf(Person.NOBODY);
        assertThatThrownBy(() -> session.consents("Delete it?", false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot be undone");
    }

    @Test
    void takesTheEndOfTheInputForANo() {
        assertThat(sessionOf(Optional.empty()).consents("Delete it?", false)).isFalse();
        assertThat(sessionOf(Optional.empty()).consents("Delete all?", "com.example.kv", false))
                .isFalse();
    }

    @Test
    void showsControlCharactersOfTheQuestion() {
        sessionOf(Optional.of("no")).consents("Delete \u001b[2J?", false);
        assertThat(questions).containsExactly("Delete \\u001b[2J? Type 'yes' to go on:");
    }

    private Session sessionOf(Optional<String> answer) {
        return sessionOf((question, secret) -> {
            questions.add(question);
            return answer;
        });
    }

    private static Session sessionOf(Person person) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Path home = Path.of("").toAbsolutePath();
        return new Session(
                new Surroundings(Map.of(), home, home, nowhere, nowhere, true, person),
                new Session.GlobalFlags(Optional.empty(), Optional.empty(), Optional.empty(), false));
    }
}
