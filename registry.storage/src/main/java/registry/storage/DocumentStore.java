package registry.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/**
 * JSON objects in a metadata store. Thread-safe; adds no state to the store, whose guarantees and failures are its own.
 */
public final class DocumentStore {
    // Whatever was accepted for storage must be readable for ever: names and strings are limited by the size of a
    // record alone, and text is converted outside the library, whose byte reader and writer disagree on characters
    // beyond U+FFFF.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(MetadataStore.MAX_VALUE_BYTES)
                            .maxStringLength(MetadataStore.MAX_VALUE_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final MetadataStore store;

    /** Reads and writes documents in {@code store}, which stays its owner's to close. */
    public DocumentStore(MetadataStore store) {
        this.store = store;
    }

    /**
     * The document under {@code key}, if there is one.
     *
     * @throws RegistryException with {@link ApiError#STORAGE_CORRUPT} when the record is no JSON object
     */
    public Optional<Document> read(String key) {
        return store.read(key).map(DocumentStore::decode);
    }

    /**
     * The documents under {@code keys} that exist, by key, all read at one revision.
     *
     * @throws RegistryException with {@link ApiError#STORAGE_CORRUPT} when a record is no JSON object
     */
    public Map<String, Document> readAll(Collection<String> keys) {
        Map<String, Document> documents = new LinkedHashMap<>();
        readAllRecords(keys).forEach((key, record) -> documents.put(key, decode(record)));
        return documents;
    }

    /** What {@link #readAll} reads, not yet decoded: for readers of large documents, who decode one after the other. */
    public Map<String, StoredRecord> readAllRecords(Collection<String> keys) {
        return store.readAll(keys);
    }

    /** The store's counters whose names begin with {@code prefix}, by name. */
    public Map<String, Long> counters(String prefix) {
        return store.counters(prefix);
    }

    /**
     * All documents whose keys begin with {@code prefix}, in key order. Read page by page while the stream is consumed:
     * each page is read at one revision, the whole walk need not be. Needs no closing.
     *
     * @throws RegistryException with {@link ApiError#STORAGE_CORRUPT}, while consumed, when a record is no JSON object
     */
    public Stream<Document> scan(String prefix) {
        return scanRecords(prefix).map(DocumentStore::decode);
    }

    /** What {@link #scan} reads, not yet decoded: for readers that go on behind a record that is damaged. */
    public Stream<StoredRecord> scanRecords(String prefix) {
        return scanRecords(prefix, "");
    }

    /** The same from behind {@code after}, whether or not there is such a key; {@code ""}: from the beginning. */
    public Stream<StoredRecord> scanRecords(String prefix, String after) {
        return RecordScan.stream(store, prefix, after, RecordScan.PAGE);
    }

    /** The same as {@link #scanRecords(String)}, in small pages: for records that may be large, such as manifests. */
    public Stream<StoredRecord> scanLargeRecords(String prefix) {
        return RecordScan.stream(store, prefix, "", RecordScan.PAGE_OF_LARGE);
    }

    /** Applies {@code batch} if all its conditions hold; put values come from {@link #encode}. */
    public CommitResult commit(Batch batch) {
        return store.commit(batch);
    }

    /** The bytes under which a document is stored: compact UTF-8 JSON, members in their order. */
    public static byte[] encode(JsonNode json) {
        try {
            return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this JSON tree cannot be written", e);
        }
    }

    /**
     * The document in {@code record}.
     *
     * @throws RegistryException with {@link ApiError#STORAGE_CORRUPT} when it is no JSON object
     */
    public static Document decode(StoredRecord record) {
        try {
            if (JSON.readTree(new String(record.value(), StandardCharsets.UTF_8)) instanceof ObjectNode json) {
                return new Document(record.key(), json, record.revision());
            }
        } catch (JsonProcessingException e) {
            throw corrupt(record, e);
        }
        throw corrupt(record, null);
    }

    private static RegistryException corrupt(StoredRecord record, @Nullable JsonProcessingException cause) {
        return new RegistryException(
                ApiError.STORAGE_CORRUPT,
                "the metadata record '" + record.key() + "' is not a JSON object; restore it from a backup",
                cause);
    }
}
