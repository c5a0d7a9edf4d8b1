package registry.api;

import java.util.Locale;

/** A stable, documented name for one failure. Each module has an enum of its own codes. */
public interface ErrorCode {
    /** The name of the constant. */
    String name();

    /** What sort of failure this is. */
    ErrorKind kind();

    /** The name on the wire: lower case words joined by {@code _}, for example {@code version_exists}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
