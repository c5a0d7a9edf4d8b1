package registry.cli.shell;

import java.util.Arrays;
import java.util.Locale;
import registry.cli.output.UsageException;

/** What a script does after a command that failed. */
public enum OnError {
    /** Ends there. */
    STOP,
    /** Goes on; the script has failed nevertheless. */
    CONTINUE;

    /** Reads the value of {@code --on-error}. */
    public static OnError parse(String word) {
        return Arrays.stream(values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("--on-error takes stop or continue, not '" + word + "'"));
    }
}
