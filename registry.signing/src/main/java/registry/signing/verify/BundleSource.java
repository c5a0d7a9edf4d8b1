package registry.signing.verify;

import java.io.IOException;
import java.io.InputStream;

/** A bundle that can be read more than once, from its first byte, with the same content each time. */
@FunctionalInterface
public interface BundleSource {
    /** Opens it; the caller closes the stream. */
    InputStream open() throws IOException;
}
