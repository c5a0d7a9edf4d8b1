package registry.client.admin;

import java.util.Optional;

/**
 * One key of a registry's configuration.
 *
 * @param key its full name
 * @param value what applies; none where nothing is set and there is no default, and where it is masked
 * @param masked whether there is a value that is not shown
 * @param source where it comes from
 */
public record ServerSetting(String key, Optional<String> value, boolean masked, Source source) {
    /** Where a value comes from. */
    public enum Source {
        /** Nobody set it. */
        DEFAULT,
        /** A configuration file. */
        FILE,
        /** An environment variable. */
        ENVIRONMENT,
        /** A system property or a flag of the command line. */
        PROPERTY,
        /** A word that this client does not know. */
        UNKNOWN
    }
}
