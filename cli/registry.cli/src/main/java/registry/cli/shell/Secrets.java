package registry.cli.shell;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises lines that may hold a secret. Rather one line too many than one too few. */
final class Secrets {
    /** The values of these options let one in. */
    private static final Set<String> OPTIONS = Set.of("--api-key", "--code", "--token", "--password", "--secret");

    private static final Set<String> SETTINGS = Set.of("api-key", "apiKey");

    /** An API token, or an address with a password in it. */
    private static final Pattern RECOGNISABLE = Pattern.compile("\\bcrt_|://[^/\\s]*:[^/\\s]*@");

    private Secrets() {}

    static boolean mayHold(String line) {
        if (RECOGNISABLE.matcher(line).find()) {
            return true;
        }
        List<String> words =
                ShellWords.typed(line).stream().map(ShellWords.Word::text).toList();
        return words.stream().anyMatch(Secrets::isSecretOption)
                || (words.contains("config")
                        && words.contains("set")
                        && words.stream().anyMatch(SETTINGS::contains));
    }

    private static boolean isSecretOption(String word) {
        int equals = word.indexOf('=');
        return OPTIONS.contains(equals < 0 ? word : word.substring(0, equals));
    }
}
