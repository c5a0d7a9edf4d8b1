package registry.maintenance.backup;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.testing.storage.ForwardingMetadataStore;

/** Remembers every commit through it, and so what the store was at each revision. Thread-safe. */
final class History extends ForwardingMetadataStore {
    private final Map<Long, Batch> commits = new ConcurrentHashMap<>();

    History(MetadataStore store) {
        super(store);
    }

    @Override
    public CommitResult commit(Batch batch) {
        CommitResult result = super.commit(batch);
        if (result instanceof CommitResult.Committed committed) {
            commits.put(committed.revision(), batch);
        }
        return result;
    }

    void put(String key, String value) {
        commit(Batch.builder().put(key, HexFormat.of().parseHex(value)).build());
    }

    /** The records at this revision, values in hexadecimal digits. */
    Map<String, String> at(long revision) {
        Map<String, String> records = new TreeMap<>(Utf8Order.KEYS);
        for (long i = 1; i <= revision; i++) {
            commits.get(i).writes().forEach((key, write) -> {
                switch (write) {
                    case Batch.Write.Put put -> records.put(key, HexFormat.of().formatHex(put.value()));
                    case Batch.Write.Delete delete -> records.remove(key);
                }
            });
        }
        return records;
    }
}
