package registry.maintenance.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Records in a temporary file, which only its owner may read and which is gone when it is closed. For one thread.
 */
final class Spill implements Closeable {
    private static final int BUFFER = 256 * 1024;

    private final FileChannel channel;
    private final DataOutputStream out;
    private long end;

    private Spill(Path file) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    /** Begins an empty file in {@code directory}. */
    static Spill in(Path directory) throws IOException {
        return new Spill(Files.createTempFile(directory, ".registry-backup-", ".tmp")); // for the owner alone
    }

    /** A record that was read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String key, byte[] value) {}

    /** Adds a record behind all others and tells where it is. */
    long add(String key, byte[] value) throws IOException {
        long start = end;
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        out.writeInt(value.length);
        out.write(value);
        end += 2L * Integer.BYTES + name.length + value.length;
        return start;
    }

    /** Where the next record will be. */
    long end() {
        return end;
    }

    /** Begins to read what was added so far, from {@code position} on. */
    Reader read(long position) throws IOException {
        out.flush();
        return new Reader(channel, position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads records one after the other. Holds no resources itself. */
    static final class Reader {
        private final DataInputStream in;
        private long position;

        private Reader(FileChannel channel, long position) {
            this.in = new DataInputStream(new BufferedInputStream(new ChannelInput(channel, position), BUFFER));
            this.position = position;
        }

        /** Where the next record is. */
        long position() {
            return position;
        }

        /** The next record. */
        Entry next() throws IOException {
            byte[] name = new byte[in.readInt()];
            in.readFully(name);
            byte[] value = new byte[in.readInt()];
            in.readFully(value);
            position += 2L * Integer.BYTES + name.length + value.length;
            return new Entry(new String(name, StandardCharsets.UTF_8), value);
        }
    }

    /** Reads a channel without moving its position. */
    private static final class ChannelInput extends InputStream {
        private final FileChannel channel;
        private long position;

        ChannelInput(FileChannel channel, long position) {
            this.channel = channel;
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(0, count);
            return count;
        }
    }
}
