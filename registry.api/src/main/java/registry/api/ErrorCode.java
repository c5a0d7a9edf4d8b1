package registry.api;

/** A stable, documented name for one failure. Each module has an enum of its own codes. */
public interface ErrorCode {
    /** The name on the wire: lower case words joined by {@code _}, for example {@code version_exists}. */
    String code();

    /** What sort of failure this is. */
    ErrorKind kind();
}
