package registry.maintenance.backup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import registry.api.Digest;

/** What was written to or read from a backup so far: the content of its last file. For one thread. */
final class Totals {
    private final Map<String, Digest> parts = new LinkedHashMap<>();
    private long blobs;
    private long blobBytes;
    private long records;
    private long counters;

    void part(String name, Digest digest) {
        parts.put(name, digest);
    }

    void blob(long size) {
        blobs++;
        blobBytes += size;
    }

    void record() {
        records++;
    }

    void counter() {
        counters++;
    }

    /**
     * The last file.
     *
     * @param before the SHA-256 of all bytes before the header of this file
     */
    ObjectNode json(Digest before) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("blobs", blobs)
                .put("blobBytes", blobBytes)
                .put("records", records)
                .put("counters", counters);
        ObjectNode digests = json.putObject("sha256");
        parts.forEach((name, digest) -> digests.put(name, digest.hex()));
        return json.put("allBefore", before.hex());
    }

    BackupSummary summary(String created, long revision, Digest before) {
        return new BackupSummary(created, revision, before, blobs, blobBytes, records, counters);
    }
}
