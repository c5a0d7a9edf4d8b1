package registry.catalog;

import java.io.InputStream;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.StagedBlob;

/** A staged blob with which something happens just before it is sealed: between the decision and the commit. */
record InterruptedBlob(StagedBlob staged, Runnable interruption) implements StagedBlob {
    @Override
    public void write(byte[] bytes, int offset, int length) {
        staged.write(bytes, offset, length);
    }

    @Override
    public long size() {
        return staged.size();
    }

    @Override
    public Digest digest() {
        return staged.digest();
    }

    @Override
    public InputStream read() {
        return staged.read();
    }

    @Override
    public Blob seal() {
        interruption.run();
        return staged.seal();
    }

    @Override
    public void close() {
        staged.close();
    }
}
