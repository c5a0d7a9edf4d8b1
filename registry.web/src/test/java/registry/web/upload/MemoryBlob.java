package registry.web.upload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.StagedBlob;

/** A staged blob in memory, for tests of what is written to it. */
final class MemoryBlob implements StagedBlob {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        bytes.write(buffer, offset, length);
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public Digest digest() {
        return Digest.ofContent(bytes());
    }

    @Override
    public InputStream read() {
        return new ByteArrayInputStream(bytes());
    }

    @Override
    public Blob seal() {
        throw new UnsupportedOperationException("uploads never seal");
    }

    @Override
    public void close() {}
}
