package registry.client;

import java.io.IOException;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is being fetched: a temporary neighbour of its target, hashed while it is written, and moved into place in
 * one step. Until then the target is as it was; closing without the move leaves nothing behind.
 */
final class IncomingFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final MessageDigest digest;
    private long size;

    /** A file with the usual permissions. */
    IncomingFile(Path target) throws IOException {
        this(target, new FileAttribute<?>[0]);
    }

    private IncomingFile(Path target, FileAttribute<?>... attributes) throws IOException {
        this.target = target;
        String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".part";
        this.temporary = target.resolveSibling(name);
        this.digest = sha256();
        this.channel = FileChannel.open(
                temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
    }

    /** A file that only its owner may read, where the file system knows owners. */
    static IncomingFile ownerOnly(Path target) throws IOException {
        boolean known = Files.getFileStore(directory(target)).supportsFileAttributeView(PosixFileAttributeView.class);
        return known
                ? new IncomingFile(
                        target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : new IncomingFile(target);
    }

    void write(byte[] bytes) {
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

    /** Ends the writing, all of it on disk, and returns the digest of all bytes. */
    byte[] finish() throws IOException {
        channel.force(true);
        channel.close();
        return digest.digest();
    }

    Path temporary() {
        return temporary;
    }

    long size() {
        return size;
    }

    void moveIntoPlace() throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
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
