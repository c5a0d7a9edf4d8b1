package registry.storage.filesystem;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * A data directory that belongs to this process: the file {@code lock} is locked while any store in it is open. Each
 * kind of store can be open in it once. Thread-safe.
 */
final class DataDirectory {
    private static final System.Logger LOG = System.getLogger(DataDirectory.class.getName());

    /** File locks belong to the process, so what is locked must be known to all of it. Guarded by itself. */
    private static final Map<Path, DataDirectory> LOCKED = new HashMap<>();

    private final Path path;
    private final RandomAccessFile file;
    private final FileLock lock;
    private final Set<Use> uses = EnumSet.noneOf(Use.class);

    private DataDirectory(Path path, RandomAccessFile file, FileLock lock) {
        this.path = path;
        this.file = file;
        this.lock = lock;
    }

    /** What a store keeps in the directory. */
    enum Use {
        METADATA,
        BLOBS
    }

    /**
     * Opens a directory for one use, creating it when it does not exist.
     *
     * @throws RegistryException with {@code STORAGE_LOCKED} when it is already open for that use, here or in another
     *     process; with {@code STORAGE_UNAVAILABLE} when it cannot be created or written
     */
    static DataDirectory open(Path directory, Use use) {
        synchronized (LOCKED) {
            try {
                DurableFiles.createDirectories(directory);
                Path path = directory.toRealPath();
                @Nullable DataDirectory known = LOCKED.get(path);
                DataDirectory opened = known == null ? lock(path) : known;
                if (!opened.uses.add(use)) {
                    throw locked(path, "by this very process");
                }
                LOCKED.put(path, opened);
                return opened;
            } catch (IOException e) {
                throw Failures.unavailable(
                        "the data directory " + directory + " cannot be used: " + e
                                + "; make it a directory that this user may write",
                        e);
            }
        }
    }

    Path path() {
        return path;
    }

    /** Ends one use; with the last one the directory is free for other processes. */
    void close(Use use) {
        synchronized (LOCKED) {
            uses.remove(use);
            if (!uses.isEmpty()) {
                return;
            }
            LOCKED.remove(path, this);
            try (file) {
                file.setLength(0);
                lock.release();
            } catch (IOException e) {
                // The system frees the lock when the file is closed, or at the latest when the process ends.
                LOG.log(System.Logger.Level.WARNING, "the lock of " + path + " could not be released", e);
            }
        }
    }

    private static DataDirectory lock(Path path) throws IOException {
        Path lockFile = path.resolve("lock");
        DurableFiles.createFile(lockFile);
        RandomAccessFile file = new RandomAccessFile(lockFile.toFile(), "rw");
        try {
            @Nullable FileLock lock = file.getChannel().tryLock();
            if (lock == null) {
                throw locked(path, holder(lockFile));
            }
            file.setLength(0);
            file.write((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII));
            return new DataDirectory(path, file, lock);
        } catch (OverlappingFileLockException e) {
            file.close();
            throw locked(path, "by this very process");
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static String holder(Path lockFile) throws IOException {
        String pid = Files.readString(lockFile, StandardCharsets.ISO_8859_1).strip();
        return pid.isEmpty() ? "by another process" : "by the process " + pid;
    }

    private static RegistryException locked(Path path, String holder) {
        return new RegistryException(
                ApiError.STORAGE_LOCKED,
                "the data directory " + path + " is in use " + holder
                        + "; stop that one first, or choose another directory (registry.data)");
    }
}
