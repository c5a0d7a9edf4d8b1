package registry.cli.operation;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever can be asked while a command runs. */
@FunctionalInterface
public interface Person {
    /** Nobody: a script, a pipe or a timer runs the command. */
    Person NOBODY = (question, secret) -> Optional.empty();

    /**
     * Asks a question and waits for the answer.
     *
     * @param question what is shown, without anything after it
     * @param secret whether the answer must not be seen on the screen
     * @return the answer as it was typed; empty if there is nobody, or if the input has ended
     */
    Optional<String> ask(String question, boolean secret);

    /** The person at the console of this process, if there is one. */
    static Person at(@Nullable Console console) {
        if (console == null || !console.isTerminal()) {
            return NOBODY;
        }
        return (question, secret) -> {
            Optional<String> answer = secret
                    ? Optional.ofNullable(console.readPassword("%s ", question)).map(String::new)
                    : Optional.ofNullable(console.readLine("%s ", question));
            if (answer.isEmpty()) {
                // Ctrl-D leaves the cursor behind the question.
                console.writer().println();
                console.flush();
            }
            return answer;
        };
    }
}
