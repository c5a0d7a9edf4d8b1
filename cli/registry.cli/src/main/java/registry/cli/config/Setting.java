package registry.cli.config;

import java.util.Optional;

/**
 * A configured value and where it came from.
 *
 * @param value the value; empty when nothing sets it and there is no default
 * @param source what set it
 */
public record Setting(Optional<String> value, Source source) {

    /** Where a value comes from, strongest first. */
    public enum Source {
        /** The command line. */
        FLAG("flag"),
        /** An environment variable. */
        ENVIRONMENT("environment"),
        /** The configuration file. */
        FILE("file"),
        /** What the local registry keeps for itself. */
        LOCAL("local"),
        /** What a shell was given for the data directory that it works on. */
        OFFLINE("offline"),
        /** Nothing set it. */
        DEFAULT("default");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        /** One word for it. */
        public String word() {
            return word;
        }
    }

    /** A secret with its middle left out: enough to recognise it, too little to use it. */
    public static String masked(String secret) {
        int length = secret.length();
        return length <= 8 ? "***" : secret.substring(0, 4) + "..." + secret.substring(length - 4);
    }
}
