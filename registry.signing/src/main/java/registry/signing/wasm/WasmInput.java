package registry.signing.wasm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.signing.SigningError;

/**
 * Reads the primitives of the binary format, never past the end of the current section. Numbers are LEB128 in at most
 * the bytes that their type needs, as the specification demands.
 */
final class WasmInput {
    /** The longest name that engines accept (WebAssembly JavaScript Interface, implementation limits), in bytes. */
    private static final int MAX_NAME = 100_000;

    private final InputStream in;
    private final byte[] buffer = new byte[32 * 1024];
    private int start;
    private int end;
    private long position;
    private long sectionEnd = Long.MAX_VALUE;

    WasmInput(InputStream in) {
        this.in = in;
    }

    long position() {
        return position;
    }

    /** How many bytes the current section has left. */
    long left() {
        return sectionEnd - position;
    }

    boolean atEnd() {
        return start == end && !fill();
    }

    void enterSection(long size) {
        sectionEnd = position + size;
    }

    void leaveSection(String name) {
        if (position != sectionEnd) {
            throw malformed(name + " is " + left() + " bytes longer than its content");
        }
        sectionEnd = Long.MAX_VALUE;
    }

    int u8() {
        if (position == sectionEnd) {
            throw malformed("the content runs over the end of its section");
        }
        if (atEnd()) {
            throw malformed("it ends in the middle");
        }
        position++;
        return buffer[start++] & 0xff;
    }

    long u32() {
        return unsigned(32);
    }

    long u64() {
        return unsigned(64);
    }

    /** Reads a signed number of 33 bits, whose value does not matter here. */
    void skipS33() {
        int read = 0;
        int octet;
        do {
            octet = u8();
            if (++read == 5 && (octet & 0x80) != 0) {
                throw malformed("a number is longer than its type allows");
            }
        } while ((octet & 0x80) != 0);
    }

    String name() {
        long length = u32();
        if (length > left() || length > MAX_NAME) {
            throw malformed("a name of " + length + " bytes does not fit");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes((int) length)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("a name is not valid UTF-8");
        }
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) u8();
        }
        return bytes;
    }

    void skip(long length) {
        if (length > left()) {
            throw malformed("the content runs over the end of its section");
        }
        long target = position + length;
        while (position < target) {
            if (atEnd()) {
                throw malformed("it ends in the middle");
            }
            int step = (int) Math.min(end - start, target - position);
            start += step;
            position += step;
        }
    }

    RegistryException malformed(String problem) {
        return new RegistryException(
                SigningError.BUNDLE_INTEGRITY,
                "not a well-formed WebAssembly module: at byte " + position + ", " + problem);
    }

    private long unsigned(int bits) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = u8();
            int room = bits - shift;
            if ((room < 7 && (octet & 0x7f) >>> room != 0) || (room <= 7 && (octet & 0x80) != 0)) {
                throw malformed("a number is longer than its type allows");
            }
            value |= (long) (octet & 0x7f) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
    }

    private boolean fill() {
        try {
            end = Math.max(in.read(buffer, 0, buffer.length), 0);
            start = 0;
            return end > 0;
        } catch (IOException e) {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the module could not be read; try again", e);
        }
    }
}
