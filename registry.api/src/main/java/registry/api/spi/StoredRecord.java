package registry.api.spi;

/**
 * A value with its key and the revision of the commit that wrote it.
 *
 * @param value shared, not copied: readers must not change it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by key and revision, never by value
public record StoredRecord(String key, byte[] value, long revision) {}
