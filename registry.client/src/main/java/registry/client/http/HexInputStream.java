package registry.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of another stream as lower case hexadecimal digits. */
final class HexInputStream extends InputStream {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final byte[] bytes = new byte[8 * 1024];

    /** The lower half of the last byte, which is still to be given; -1 if there is none. */
    private int rest = -1;

    HexInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (rest >= 0) {
            int digit = rest;
            rest = -1;
            return digit;
        }
        int value = in.read();
        if (value < 0) {
            return -1;
        }
        rest = DIGITS[value & 0xf];
        return DIGITS[value >> 4];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length < 2 || rest >= 0) {
            return readOne(buffer, offset, length);
        }
        int count = in.read(bytes, 0, Math.min(length / 2, bytes.length));
        for (int i = 0; i < count; i++) {
            buffer[offset + 2 * i] = DIGITS[(bytes[i] & 0xff) >> 4];
            buffer[offset + 2 * i + 1] = DIGITS[bytes[i] & 0xf];
        }
        return count < 0 ? -1 : 2 * count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int readOne(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int digit = read();
        if (digit < 0) {
            return -1;
        }
        buffer[offset] = (byte) digit;
        return 1;
    }
}
