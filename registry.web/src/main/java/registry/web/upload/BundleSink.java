package registry.web.upload;

import java.io.IOException;
import java.io.InputStream;
import registry.api.RegistryException;
import registry.api.spi.StagedBlob;
import registry.signing.SigningError;

/** Writes an arriving bundle to its staged blob, up to a limit. For one thread. */
final class BundleSink {
    private final StagedBlob blob;
    private final long limit;

    BundleSink(StagedBlob blob, long limit) {
        this.blob = blob;
        this.limit = limit;
    }

    /**
     * Appends bytes.
     *
     * @throws RegistryException with {@link SigningError#BUNDLE_TOO_LARGE} once the limit is exceeded
     */
    void write(byte[] bytes, int offset, int length) {
        if (blob.size() + length > limit) {
            throw new RegistryException(
                    SigningError.BUNDLE_TOO_LARGE, "the bundle is too large; the limit is " + limit + " bytes");
        }
        blob.write(bytes, offset, length);
    }

    /** Appends all that can be read, as {@link #write}. */
    void copy(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            write(buffer, 0, count);
        }
    }
}
