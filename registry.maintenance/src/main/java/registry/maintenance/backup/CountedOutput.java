package registry.maintenance.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Tells how much was written so far, in bytes, each time that something is. */
final class CountedOutput extends FilterOutputStream {
    private final LongConsumer listener;
    private long count;

    CountedOutput(OutputStream out, LongConsumer listener) {
        super(out);
        this.listener = listener;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        told(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        told(length);
    }

    private void told(int more) {
        count += more;
        listener.accept(count);
    }
}
