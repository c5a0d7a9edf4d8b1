package registry.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A JSON object stored as the value of a metadata record.
 *
 * @param key the key of the record
 * @param json belongs to the reader: changing it changes nothing that is stored
 * @param revision the revision of the commit that wrote it, for {@link registry.api.spi.Batch.Builder#requireRevision}
 */
public record Document(String key, ObjectNode json, long revision) {
    /** Keeps what is stored, which may be secret, out of logs. */
    @Override
    public String toString() {
        return key + " at revision " + revision;
    }
}
