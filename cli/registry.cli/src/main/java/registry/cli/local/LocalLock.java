package registry.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import registry.api.RegistryException;
import registry.cli.output.CliError;

/** Held by the one command that starts the local registry or replaces its data. */
public final class LocalLock {
    private LocalLock() {}

    /**
     * Does something while holding it.
     *
     * @throws RegistryException with {@link CliError#BUSY} when another command holds it
     */
    public static <T> T holding(LocalFiles files, Supplier<T> work) {
        try {
            Files.createDirectories(files.directory());
            try (FileChannel channel =
                    FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (lock(channel) == null) {
                    throw new RegistryException(
                            CliError.BUSY,
                            "Another command is just starting or changing the local registry; try again");
                }
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lock goes with its channel. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
