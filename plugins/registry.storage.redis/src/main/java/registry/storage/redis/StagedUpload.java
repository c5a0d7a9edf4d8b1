package registry.storage.redis;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.StagedBlob;

/** A blob that is being written, a chunk at a time. */
final class StagedUpload implements StagedBlob {
    private static final System.Logger LOG = System.getLogger(StagedUpload.class.getName());

    private final RedisBlobStore store;
    private final Uploads uploads;
    private final String id = Uploads.newId();
    private final MessageDigest hash = Digest.sha256();
    private final byte[] buffer = new byte[Uploads.CHUNK_BYTES];

    /** How much of the buffer is filled, and how much of that is in Redis as well. */
    private int buffered;

    private int flushed;
    private long fullChunks;
    private final AtomicReference<State> state = new AtomicReference<>(State.WRITING);

    private enum State {
        WRITING,
        SEALING,
        DROPPED
    }

    StagedUpload(RedisBlobStore store, Uploads uploads) {
        this.store = store;
        this.uploads = uploads;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        requireUnfinished();
        int written = 0;
        while (written < length) {
            int count = Math.min(length - written, buffer.length - buffered);
            System.arraycopy(bytes, offset + written, buffer, buffered, count);
            hash.update(bytes, offset + written, count);
            buffered += count;
            written += count;
            if (buffered == buffer.length) {
                flush();
                fullChunks++;
                buffered = 0;
                flushed = 0;
            }
        }
    }

    @Override
    public long size() {
        return fullChunks * buffer.length + buffered;
    }

    @Override
    public Digest digest() {
        try {
            return Digest.finish((MessageDigest) hash.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of the Java runtime can be cloned", e);
        }
    }

    @Override
    public InputStream read() {
        requireUnfinished();
        flush();
        return new ChunkStream(chunk -> uploads.read(id, chunk), 0, size());
    }

    @Override
    public Blob seal() {
        requireUnfinished();
        flush();
        if (!state.compareAndSet(State.WRITING, State.SEALING)) {
            throw Failures.unavailable("the blob store was closed");
        }
        try {
            return store.seal(this);
        } finally {
            store.forget(this);
        }
    }

    @Override
    public void close() {
        drop();
    }

    /** Removes what was written, unless it is sealed or being sealed; {@code false} when Redis does not let it. */
    boolean drop() {
        if (!state.compareAndSet(State.WRITING, State.DROPPED)) {
            return true;
        }
        store.forget(this);
        return discard();
    }

    /** Removes what was written and is surely not sealed; {@code false} when Redis does not let it. */
    boolean discard() {
        try {
            uploads.remove(id);
            return true;
        } catch (RegistryException e) {
            LOG.log(System.Logger.Level.WARNING, "a staged blob stays in Redis until it expires", e);
            return false;
        }
    }

    String id() {
        return id;
    }

    long chunks() {
        return buffered == 0 ? fullChunks : fullChunks + 1;
    }

    private void requireUnfinished() {
        store.requireOpen();
        if (state.get() != State.WRITING) {
            throw new IllegalStateException("the staged blob is sealed or closed");
        }
    }

    private void flush() {
        if (flushed == buffered) {
            return;
        }
        try {
            uploads.write(id, fullChunks, buffered == buffer.length ? buffer : Arrays.copyOf(buffer, buffered));
            flushed = buffered;
        } catch (RegistryException e) {
            close(); // half a blob is of no use, and its room may be needed
            throw e;
        }
    }
}
