package registry.signing.archive;

import java.io.IOException;
import java.io.InputStream;
import registry.api.ApiError;
import registry.api.RegistryException;

/** The compressed bytes: counted, bounded, and with failures of the source told apart from those of the content. */
final class PackedInput extends InputStream {
    private final InputStream source;
    private final long limit;
    private long count;

    PackedInput(InputStream source, long limit) {
        this.source = source;
        this.limit = limit;
    }

    /** How many compressed bytes have been taken from the source. */
    long count() {
        return count;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int read = readSource(buffer, offset, length);
        count += Math.max(read, 0);
        if (count > limit) {
            throw Refusal.tooLarge("the bundle is larger than " + limit + " bytes");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private int readSource(byte[] buffer, int offset, int length) {
        try {
            return source.read(buffer, offset, length);
        } catch (IOException e) {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the bundle could not be read; try again", e);
        }
    }
}
