package registry.migration;

import java.io.IOException;
import java.io.Serial;

/** What lies where a bundle should lie is none, and will be none the next time. */
final class UnusableBytesException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    UnusableBytesException(String message) {
        super(message);
    }
}
