package registry.cli.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a file as a temporary neighbour and moves it into place: a reader, or a crash, sees the old content or the new
 * and never a part. Failures are {@link UncheckedIOException}.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content of a file. */
    public interface Content {
        /** Writes all of it; the caller closes the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file; one that exists keeps its permissions, and a link keeps pointing where it does. */
    public static void write(Path file, Content content) {
        try {
            Path real = Files.exists(file) ? file.toRealPath() : file;
            write(
                    real,
                    content,
                    permissions(real).map(AtomicFile::attributes).orElseGet(() -> new FileAttribute<?>[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that nobody but its owner may read, creating its directory if need be. */
    public static void writePrivate(Path file, byte[] content) {
        try {
            Path directory = directory(file);
            Files.createDirectories(directory);
            FileAttribute<?>[] ownerOnly = hasPermissions(directory)
                    ? attributes(PosixFilePermissions.fromString("rw-------"))
                    : new FileAttribute<?>[0];
            write(file, out -> out.write(content), ownerOnly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Content content, FileAttribute<?>[] attributes) throws IOException {
        Path temporary = directory(file).resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        Set<OpenOption> createNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(temporary, createNew, attributes))) {
                content.writeTo(out);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path directory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new NoSuchFileException(file.toString(), null, "it is the root of the file system");
        }
        return directory;
    }

    private static Optional<Set<PosixFilePermission>> permissions(Path file) throws IOException {
        return Files.exists(file) && hasPermissions(file)
                ? Optional.of(Files.getPosixFilePermissions(file))
                : Optional.empty();
    }

    private static boolean hasPermissions(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class);
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }
}
