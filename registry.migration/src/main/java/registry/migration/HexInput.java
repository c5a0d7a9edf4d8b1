package registry.migration;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/** A long string of hexadecimal digits, decoded piece by piece. For one thread. */
final class HexInput extends InputStream {
    private static final int DIGITS_AT_ONCE = 1024 * 1024;
    private static final int DIGITS = 2;

    private final LegacyStore store;
    private final String key;
    private byte[] piece = new byte[0];
    private int position;
    private long offset;
    private boolean ended;

    HexInput(LegacyStore store, String key) {
        this.store = store;
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == piece.length && !ended) {
            fetch();
        }
        if (position == piece.length) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, buffer, from, count);
        position += count;
        return count;
    }

    private void fetch() throws IOException {
        byte[] digits = store.part(key, offset, DIGITS_AT_ONCE);
        offset += digits.length;
        ended = digits.length < DIGITS_AT_ONCE;
        if (digits.length % DIGITS != 0) {
            throw new UnusableBytesException("it has an odd number of hexadecimal digits");
        }
        piece = new byte[digits.length / DIGITS];
        position = 0;
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) (digit(digits[DIGITS * i]) << 4 | digit(digits[DIGITS * i + 1]));
        }
    }

    private static int digit(byte character) throws UnusableBytesException {
        if (!HexFormat.isHexDigit(character)) {
            throw new UnusableBytesException("it holds something else than hexadecimal digits");
        }
        return HexFormat.fromHexDigit(character);
    }
}
