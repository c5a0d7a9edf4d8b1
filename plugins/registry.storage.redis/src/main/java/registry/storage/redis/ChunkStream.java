package registry.storage.redis;

import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sequence of chunks as a stream, one chunk in memory at a time. Failures are
 * {@link registry.api.RegistryException}s, so that nobody takes them for trouble with the other end of a copy.
 */
final class ChunkStream extends InputStream {
    private static final byte[] NOTHING = {};

    private final Source source;
    private long position;
    private long left;

    /** The chunk that {@link #position} was in when it was fetched. */
    private byte[] chunk = NOTHING;

    private long number = -1;

    /** Where chunks come from. */
    interface Source {
        /** The chunk with this number, or null when it is missing. */
        byte @Nullable [] read(long number);
    }

    ChunkStream(Source source, long offset, long length) {
        this.source = source;
        this.position = offset;
        this.left = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        fetch();
        int from = (int) (position % Uploads.CHUNK_BYTES);
        int count = (int) Math.min(Math.min(length, chunk.length - from), left);
        System.arraycopy(chunk, from, target, offset, count);
        position += count;
        left -= count;
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(
                left, number == position / Uploads.CHUNK_BYTES ? chunk.length - position % Uploads.CHUNK_BYTES : 0);
    }

    @Override
    public long skip(long count) {
        long skipped = Math.clamp(count, 0, left);
        position += skipped;
        left -= skipped;
        return skipped;
    }

    private void fetch() {
        long wanted = position / Uploads.CHUNK_BYTES;
        if (number == wanted) {
            return;
        }
        byte[] fetched = source.read(wanted);
        if (fetched == null || fetched.length <= position % Uploads.CHUNK_BYTES) {
            throw Failures.corrupt("a part of a stored blob is missing; publish it again or restore it from a backup");
        }
        chunk = fetched;
        number = wanted;
    }
}
