package registry.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.StoredRecord;

/**
 * Judges records together with those that they are about, all read at one revision: what was written in one batch is
 * never seen half. Thread-safe.
 */
public final class Inspection {
    /** Says that a record cannot be read. */
    public static final String DAMAGED = "record-damaged";

    private static final int READ_AT_ONCE = RecordScan.PAGE_OF_LARGE;

    private final DocumentStore documents;
    private final Consumer<Finding> findings;

    /** Reads {@code documents} and tells {@code findings}. */
    public Inspection(DocumentStore documents, Consumer<Finding> findings) {
        this.documents = documents;
        this.findings = findings;
    }

    /** How one sort of record is judged. */
    public interface Rule {
        /** The keys of the other records that {@code document} is about. */
        Collection<String> related(Document document);

        /**
         * Judges {@code document}.
         *
         * @param others those related records that exist
         */
        void judge(Document document, Others others, Consumer<Finding> findings);

        /** A rule for records that only have to be readable. */
        static Rule readable(Consumer<Document> decode) {
            return new Rule() {
                @Override
                public Collection<String> related(Document document) {
                    return Set.of();
                }

                @Override
                public void judge(Document document, Others others, Consumer<Finding> findings) {
                    decode.accept(document);
                }
            };
        }
    }

    /** Records by key, read at one revision; damaged ones are found where they are judged themselves. */
    public record Others(Map<String, StoredRecord> records) {
        /** Copies the map. */
        public Others {
            records = Map.copyOf(records);
        }

        /** Whether there is such a record. */
        public boolean has(String key) {
            return records.containsKey(key);
        }

        /** What is stored, if the record exists. */
        public Optional<byte[]> bytes(String key) {
            return Optional.ofNullable(records.get(key)).map(StoredRecord::value);
        }

        /** What {@code decode} makes of the record, if it exists and is not damaged. */
        public <T> Optional<T> find(String key, Function<Document, T> decode) {
            return Optional.ofNullable(records.get(key)).flatMap(record -> decode(record, decode));
        }
    }

    /** Judges every record whose key begins with {@code prefix}. */
    public void each(String prefix, Rule rule) {
        documents
                .scanLargeRecords(prefix)
                .gather(Gatherers.windowFixed(READ_AT_ONCE))
                .forEach(page -> judgePage(page, rule));
    }

    private void judgePage(List<StoredRecord> page, Rule rule) {
        Set<String> keys = new LinkedHashSet<>();
        for (StoredRecord record : page) {
            keys.add(record.key());
            keys.addAll(related(record, rule));
        }
        Map<String, StoredRecord> read = documents.readAllRecords(keys);
        List<String> again = new ArrayList<>();
        for (StoredRecord record : page) {
            @Nullable StoredRecord now = read.get(record.key());
            if (now != null && now.revision() == record.revision()) {
                judge(now, read, rule);
            } else if (now != null) {
                again.add(record.key());
            }
        }
        // Others have changed since the page was read, and may be about other records now.
        again.forEach(key -> judgeChanging(key, rule));
    }

    private void judgeChanging(String key, Rule rule) {
        @Nullable StoredRecord before = documents.readAllRecords(Set.of(key)).get(key);
        while (before != null) {
            Set<String> keys = new LinkedHashSet<>(related(before, rule));
            keys.add(key);
            Map<String, StoredRecord> read = new HashMap<>(documents.readAllRecords(keys));
            @Nullable StoredRecord now = read.get(key);
            if (now != null && now.revision() == before.revision()) {
                judge(now, read, rule);
                return;
            }
            before = now;
        }
    }

    private static Collection<String> related(StoredRecord record, Rule rule) {
        try {
            return rule.related(DocumentStore.decode(record));
        } catch (RegistryException e) {
            return Set.of(); // found where it is judged
        }
    }

    private void judge(StoredRecord record, Map<String, StoredRecord> read, Rule rule) {
        readable(record.key(), findings, () -> rule.judge(DocumentStore.decode(record), new Others(read), findings));
    }

    /** Makes a finding of what a record cannot be read for. */
    public static void readable(String key, Consumer<Finding> findings, Runnable reading) {
        try {
            reading.run();
        } catch (RegistryException e) {
            if (e.code() == ApiError.STORAGE_UNAVAILABLE) {
                throw e;
            }
            findings.accept(Finding.error(
                    DAMAGED, key, "the record cannot be read: " + e.detail(), "restore the registry from a backup"));
        }
    }

    private static <T> Optional<T> decode(StoredRecord record, Function<Document, T> decode) {
        try {
            return Optional.of(decode.apply(DocumentStore.decode(record)));
        } catch (RegistryException e) {
            return Optional.empty(); // found where it is judged itself
        }
    }
}
