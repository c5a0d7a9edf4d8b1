package registry.web.hot;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Begins an answer with its first byte, so that what goes wrong before can still be answered otherwise. For one thread. */
final class LateOutput extends OutputStream {
    private final Supplier<OutputStream> answer;
    private @Nullable OutputStream out;

    LateOutput(Supplier<OutputStream> answer) {
        this.answer = answer;
    }

    boolean begun() {
        return out != null;
    }

    @Override
    public void write(int b) throws IOException {
        begin().write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        begin().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (out != null) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        begin().close();
    }

    private OutputStream begin() {
        OutputStream begun = out == null ? answer.get() : out;
        out = begun;
        return begun;
    }
}
