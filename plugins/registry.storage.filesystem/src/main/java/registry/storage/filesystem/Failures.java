package registry.storage.filesystem;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * Turns failures of files and of SQLite into {@link RegistryException}s. Their messages may reach remote callers and so
 * name no paths; the cause does.
 */
final class Failures {
    private static final String DISK_FULL =
            "the disk of the data directory is full; free some space, nothing was stored";

    /** What operating systems say, in the C locale, when a file cannot grow. */
    private static final List<String> DISK_FULL_WORDS =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk", "File too large");

    /** The result codes of SQLite are in the lowest byte; what is above gives details. */
    private static final int PRIMARY_CODE = 0xff;

    private Failures() {}

    /** @param what the thing that could not be used, such as {@code "a staged blob"} */
    static RegistryException of(String what, IOException e) {
        if (isDiskFull(e)) {
            return new RegistryException(ApiError.STORAGE_UNAVAILABLE, DISK_FULL, e);
        }
        return unavailable(what + " cannot be read or written; look into the disk and the permissions", e);
    }

    static RegistryException of(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return unavailable("the metadata database cannot be used", e);
        }
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE);
        return switch (code) {
            case SQLITE_FULL -> new RegistryException(ApiError.STORAGE_UNAVAILABLE, DISK_FULL, e);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                corrupt("the metadata database is damaged; restore it from a backup", e);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                unavailable("the metadata database is kept busy by another program; let it finish or stop it", e);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                unavailable("the metadata database may not be opened or written; look into its permissions", e);
            default -> unavailable("the metadata database cannot be used; look into the disk", e);
        };
    }

    static RegistryException corrupt(String message) {
        return new RegistryException(ApiError.STORAGE_CORRUPT, message);
    }

    private static RegistryException corrupt(String message, Throwable cause) {
        return new RegistryException(ApiError.STORAGE_CORRUPT, message, cause);
    }

    static RegistryException unavailable(String message, Throwable cause) {
        return new RegistryException(ApiError.STORAGE_UNAVAILABLE, message, cause);
    }

    static RegistryException unavailable(String message) {
        return new RegistryException(ApiError.STORAGE_UNAVAILABLE, message);
    }

    private static boolean isDiskFull(IOException e) {
        String message = String.valueOf(e.getMessage());
        return DISK_FULL_WORDS.stream().anyMatch(message::contains);
    }
}
