package registry.client.admin;

/**
 * Something that an inspection found.
 *
 * @param severity how bad it is
 * @param code stable name
 * @param key which record it is about
 * @param message what is wrong
 * @param advice what to do
 */
public record Finding(Severity severity, String code, String key, String message, String advice) {
    /** How bad something is. */
    public enum Severity {
        /** Nothing to do. */
        INFO,
        /** Worth a look. */
        WARNING,
        /** The registry is damaged. */
        ERROR,
        /** A word that this client does not know. */
        UNKNOWN
    }
}
