package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.StoredRecord;
import registry.storage.DocumentStore;

/** Reads what {@link AuditLog} wrote, newest first. Never holds more than a page of it. Thread-safe. */
public final class AuditTrail {
    /** The most entries of one page. */
    public static final int MAX_LIMIT = Excerpt.MAX_LIMIT;

    private static final String ID = "id";

    private final DocumentStore documents;

    /** Reads {@code documents}. */
    public AuditTrail(DocumentStore documents) {
        this.documents = documents;
    }

    /**
     * A part of the trail.
     *
     * @param entries newest first: what was recorded, and {@code id}
     * @param next what the next page comes after, if there may be one
     */
    public record Page(List<ObjectNode> entries, Optional<String> next) {
        /** Copies the list. */
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The newest entries that are wanted. A page may have fewer entries than {@code limit}, even none, and a next page
     * all the same: it ends after 10,000 entries that were looked at.
     *
     * @param after the {@link Page#next} of the page before
     * @param limit 1 to {@value #MAX_LIMIT}
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when {@code after} or {@code limit} is malformed
     */
    public Page page(AuditFilter filter, Optional<String> after, int limit) {
        Excerpt<ObjectNode> excerpt = Excerpt.of(entries(filter, after).iterator(), filter::accepts, limit);
        return new Page(
                excerpt.found(), excerpt.last().map(entry -> entry.path(ID).asText()));
    }

    /**
     * All entries that are wanted, newest first, read while the stream is consumed. Needs no closing.
     *
     * @param after an {@code id}: what follows it
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when {@code after} is malformed
     */
    public Stream<ObjectNode> stream(AuditFilter filter, Optional<String> after) {
        return entries(filter, after).filter(filter::accepts);
    }

    private Stream<ObjectNode> entries(AuditFilter filter, Optional<String> after) {
        String cursor = after.map(AuditTrail::requireId).orElse("");
        String newest = filter.until().map(AuditId::before).orElse("");
        String start = cursor.compareTo(newest) >= 0 ? cursor : newest;
        Stream<StoredRecord> records =
                documents.scanRecords(AuditLog.PREFIX, start.isEmpty() ? "" : AuditLog.PREFIX + start);
        return filter.since().isEmpty()
                ? records.map(AuditTrail::entry)
                : records.takeWhile(record ->
                                AuditId.isSince(id(record), filter.since().get()))
                        .map(AuditTrail::entry);
    }

    private static String id(StoredRecord record) {
        return record.key().substring(AuditLog.PREFIX.length());
    }

    /** A damaged entry must not take the others away, nor be passed over in silence. */
    private static ObjectNode entry(StoredRecord record) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put(ID, id(record));
        try {
            return entry.setAll(DocumentStore.decode(record).json());
        } catch (RegistryException e) {
            return entry.put("damaged", e.detail());
        }
    }

    private static String requireId(String after) {
        if (!AuditId.isValid(after)) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "after must be the 'next' of another page, or the 'id' of an entry");
        }
        return after;
    }
}
