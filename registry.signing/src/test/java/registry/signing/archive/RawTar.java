package registry.signing.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Tars written field by field, so that they can be wrong in any way. */
public final class RawTar {
    public static final int RECORD = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A tar of nothing yet. */
    public RawTar() {}

    public RawTar file(String name, byte[] content) {
        return entry(name.getBytes(StandardCharsets.UTF_8), '0', content);
    }

    public RawTar file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** An entry of any type whose size is the length of its content. */
    public RawTar entry(byte[] name, char type, byte[] content) {
        return header(name, type, octal(content.length, 11)).raw(content).pad();
    }

    public RawTar entry(String name, char type, byte[] content) {
        return entry(name.getBytes(StandardCharsets.UTF_8), type, content);
    }

    /** A header with the 12 bytes of the size field as given. */
    public RawTar header(byte[] name, char type, byte[] sizeField) {
        byte[] header = new byte[RECORD];
        put(header, 0, Arrays.copyOf(name, Math.min(name.length, 100)));
        put(header, 100, octal(0644, 7));
        put(header, 108, octal(0, 7));
        put(header, 116, octal(0, 7));
        put(header, 124, sizeField);
        put(header, 136, octal(0, 11));
        put(header, 148, "        ".getBytes(StandardCharsets.US_ASCII));
        header[156] = (byte) type;
        if (type == '1' || type == '2') {
            put(header, 157, "app.wasm".getBytes(StandardCharsets.US_ASCII));
        }
        put(header, 257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
        int sum = 0;
        for (byte octet : header) {
            sum += octet & 0xff;
        }
        put(header, 148, octal(sum, 6));
        header[155] = ' ';
        return raw(header);
    }

    public RawTar raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public RawTar zeros(int count) {
        return raw(new byte[count]);
    }

    public RawTar pad() {
        return zeros((RECORD - out.size() % RECORD) % RECORD);
    }

    /** The end marker. */
    public RawTar end() {
        return zeros(2 * RECORD);
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    public byte[] gzip() {
        return gzip(bytes());
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public static byte[] octal(long value, int digits) {
        String text = Long.toOctalString(value);
        return ("0".repeat(digits - text.length()) + text).getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(byte[] header, int offset, byte[] field) {
        System.arraycopy(field, 0, header, offset, field.length);
    }
}
