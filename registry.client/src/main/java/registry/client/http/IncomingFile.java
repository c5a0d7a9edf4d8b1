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
    private final ExitHook exit = new ExitHook(this::leave);
    private final FileChannel channel;
    private boolean worthKeeping = true;
    private long size;

    private IncomingFile(Path target, boolean resumed, FileAttribute<?>... attributes) throws IOException {
        this.target = target;
        this.resumed = resumed;
        this.temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        if (resumed) {
            takeOver(left(), temporary);
        }
        StandardOpenOption creation = resumed ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW;
        this.channel = FileChannel.open(temporary, Set.of(creation, StandardOpenOption.WRITE), attributes);
    }

    /** A file with the usual permissions, of which nothing is left when it is closed too early. */
    public static IncomingFile of(Path target) throws IOException {
        return new IncomingFile(target, false);
    }

    /**
     * A file with the usual permissions that goes on with what is there, and leaves what it has: when it is closed too
     * early, and when the program ends.
     */
    public static IncomingFile resumed(Path target) throws IOException {
        IncomingFile file = new IncomingFile(target, true);
        try {
            file.readWhatIsThere();
            file.exit.begin();
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
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
        exit.end();
        channel.close();
        if (resumed && worthKeeping && size > 0) {
            leave();
        } else {
            Files.deleteIfExists(temporary);
        }
    }

    /** Leaves what there is for another attempt. */
    private void leave() throws IOException {
        takeOver(temporary, left());
    }

    /** Where a file for this target waits to be resumed. */
    private Path left() {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    /** A digest as hexadecimal digits. */
    public static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private void readWhatIsThere() throws IOException {
        size = channel.size();
        try (InputStream in = new DigestInputStream(Files.newInputStream(temporary), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        channel.position(size);
    }

    private static void takeOver(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // There is none, or somebody else took it: either way there is nothing to take.
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
