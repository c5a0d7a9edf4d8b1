package registry.accounts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import registry.api.ApiError;
import registry.api.RegistryException;

/** The file that holds the set-up code until it is used; only its owner may read it. */
final class SetupFile {
    private static final String NAME = "setup-code";
    private static final long MAX_BYTES = 1024;

    private final Path file;

    SetupFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    Optional<String> read() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "cannot read " + file + ": " + e, e);
        }
    }

    /** Replaces the file in one step: it never holds half a code and is never readable by others. */
    void write(String code) {
        Path temporary = file.resolveSibling(NAME + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(temporary);
            try (FileChannel channel = FileChannel.open(
                    temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
                ByteBuffer content = ByteBuffer.wrap((code + "\n").getBytes(StandardCharsets.UTF_8));
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RegistryException(
                    ApiError.STORAGE_UNAVAILABLE, "cannot write the set-up code to " + file + ": " + e, e);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    Path path() {
        return file;
    }

    private FileAttribute<?>[] ownerOnly() {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
