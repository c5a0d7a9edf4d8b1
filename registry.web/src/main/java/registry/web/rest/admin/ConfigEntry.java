package registry.web.rest.admin;

import java.util.Optional;

/**
 * One key of the configuration.
 *
 * @param key its full name
 * @param value what applies, if anything does and everybody who administers may see it
 * @param masked whether something applies that is not shown
 * @param source where it comes from
 */
public record ConfigEntry(String key, Optional<String> value, boolean masked, Source source) {
    /** Where a value comes from. */
    public enum Source {
        /** Nobody set it. */
        DEFAULT,
        /** A configuration file. */
        FILE,
        /** An environment variable. */
        ENVIRONMENT,
        /** A system property, which is what a flag of the command line becomes. */
        PROPERTY
    }

    /** Keeps values out of logs. */
    @Override
    public String toString() {
        return key;
    }
}
