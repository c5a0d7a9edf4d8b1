package registry.storage;

/**
 * Something about what is stored that is not as it should be.
 *
 * @param code names the sort of finding, such as {@code blob-missing}; stable
 * @param key the record, blob or counter that it is about
 * @param message what is wrong; holds no secret
 * @param advice what to do about it
 */
public record Finding(Severity severity, String code, String key, String message, String advice) {
    /** How bad it is. */
    public enum Severity {
        /** Worth knowing and harmless. */
        INFO,
        /** Something useless or out of step that hurts nobody at present. */
        WARNING,
        /** Something is lost, damaged or contradictory. */
        ERROR
    }

    /** Something is lost, damaged or contradictory. */
    public static Finding error(String code, String key, String message, String advice) {
        return new Finding(Severity.ERROR, code, key, message, advice);
    }

    /** Something hurts nobody at present. */
    public static Finding warning(String code, String key, String message, String advice) {
        return new Finding(Severity.WARNING, code, key, message, advice);
    }
}
