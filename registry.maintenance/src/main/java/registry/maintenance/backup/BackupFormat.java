package registry.maintenance.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import registry.api.Digest;
import registry.api.RegistryException;

/** Names and forms in a backup, as {@code docs/backup.md} documents them. */
final class BackupFormat {
    static final int VERSION = 1;
    static final String KIND = "calimero-registry-backup";
    static final String HEADER = "registry-backup.json";
    static final String BLOBS = "blobs/sha256/";
    static final String RECORDS = "records/";
    static final String COUNTERS = "counters/";
    static final String REVISION = "revision.json";
    static final String CHECKSUMS = "checksums.json";

    /** A tar block, in bytes (POSIX.1-1988 ustar). */
    static final int BLOCK = 512;

    /** Lines are compressed together until they have this many bytes. */
    static final int PART_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BackupFormat() {}

    static String blob(Digest digest) {
        return BLOBS + digest.hex();
    }

    /** The name of a part; numbers begin with 1 and have no gaps. */
    static String part(String directory, int number) {
        return directory + String.format(Locale.ROOT, "%08d", number) + ".jsonl.gz";
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this JSON tree cannot be written", e);
        }
    }

    /** @throws RegistryException with {@link BackupError#BACKUP_INVALID} when it is no JSON object */
    static ObjectNode object(String what, byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw invalid(what + " is not JSON", e);
        }
        throw invalid(what + " is not a JSON object");
    }

    static RegistryException invalid(String why) {
        return new RegistryException(BackupError.BACKUP_INVALID, "this is no whole backup: " + why);
    }

    static RegistryException invalid(String why, Exception cause) {
        return new RegistryException(BackupError.BACKUP_INVALID, "this is no whole backup: " + why, cause);
    }
}
