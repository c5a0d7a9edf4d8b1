package registry.signing.verify;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Gzip files that unpack to very much, written quickly: a repeated part is compressed once. */
final class BombFile implements AutoCloseable {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};
    private static final byte[] LAST_BLOCK = {3, 0};

    private final OutputStream out;
    private final CRC32 crc = new CRC32();
    private long length;

    BombFile(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        out.write(HEADER);
    }

    BombFile append(byte[] content) throws IOException {
        return append(content, 1);
    }

    /** Appends the same content several times. */
    BombFile append(byte[] content, int times) throws IOException {
        byte[] block = compress(content);
        for (int i = 0; i < times; i++) {
            out.write(block);
            crc.update(content);
            length += content.length;
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        out.write(LAST_BLOCK);
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt((int) length)
                .array());
        out.close();
    }

    /** Whole blocks that refer to nothing before them and end at a byte. */
    private static byte[] compress(byte[] content) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(content);
            byte[] packed = new byte[content.length + content.length / 100 + 1024];
            int size = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
            return Arrays.copyOf(packed, size);
        }
    }
}
