package registry.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is being fetched: a temporary neighbour of its target, hashed while it is written, and moved into place in
 * one step. Until then the target is as it was.
 *
 * <p>One that is resumed begins with what an earlier one left, and leaves what it has when it is closed too early. What is
 * left is taken by renaming it, so that no two ever write to the same file.
 */
public final class IncomingFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final boolean resumed;
    private final MessageDigest digest = sha256();
    private final FileChannel channel;
    private boolean worthKeeping = true;
    private long size;

    private IncomingFile(Path target, boolean resumed, FileAttribute<?>... attributes) throws IOException {
        this.target = target;
        this.resumed = resumed;
        this.temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        if (resumed && takeOver(left(), temporary)) {
            this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            this.size = channel.size();
            hash(temporary);
        } else {
            this.channel = FileChannel.open(
                    temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
        }
    }

    /** A file with the usual permissions, of which nothing is left when it is closed too early. */
    public static IncomingFile of(Path target) throws IOException {
        return new IncomingFile(target, false);
    }

    /** A file with the usual permissions that goes on with what is there, and leaves what it has. */
    public static IncomingFile resumed(Path target) throws IOException {
        return new IncomingFile(target, true);
    }

    /** A file that only its owner may read, where the file system knows owners. */
    public static IncomingFile ownerOnly(Path target) throws IOException {
        boolean known = Files.getFileStore(directory(target)).supportsFileAttributeView(PosixFileAttributeView.class);
        return known
                ? new IncomingFile(
                        target,
                        false,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : new IncomingFile(target, false);
    }

    /** Appends. */
    public void write(byte[] bytes) {
        digest.update(bytes);
        size += bytes.length;
        try {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets all bytes. */
    public void restart() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        digest.reset();
        size = 0;
        worthKeeping = true;
    }

    /** Ends the writing, all of it on disk, and returns the SHA-256 of all bytes. */
    public byte[] finish() throws IOException {
        channel.force(true);
        return digest.digest();
    }

    /** Has nothing left when it is closed, since the bytes are not the right ones. */
    public void discard() {
        worthKeeping = false;
    }

    /** Where the bytes are before they are moved. */
    public Path temporary() {
        return temporary;
    }

    /** How many bytes there are. */
    public long size() {
        return size;
    }

    /** Replaces the target. */
    public void moveIntoPlace() throws IOException {
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (resumed && worthKeeping && size > 0) {
            takeOver(temporary, left());
        } else {
            Files.deleteIfExists(temporary);
        }
    }

    /** Where a file for this target waits to be resumed. */
    private Path left() {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    /** A digest as hexadecimal digits. */
    public static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private void hash(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static boolean takeOver(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (NoSuchFileException e) {
            return false; // there is none, or somebody else took it
        }
    }

    private static Path directory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new NoSuchFileException(file.toString(), null, "it is the root of the file system");
        }
        return directory;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
