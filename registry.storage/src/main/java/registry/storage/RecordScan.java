package registry.storage;

import java.util.List;
import java.util.stream.Stream;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** Walks the records under a prefix, page by page and lazily. */
final class RecordScan {
    /** Records per page: few enough that a page of large values stays small, many enough that a walk is fast. */
    private static final int PAGE = 500;

    private RecordScan() {}

    static Stream<StoredRecord> stream(MetadataStore store, String prefix, String after) {
        return Stream.iterate(
                        store.scan(prefix, after, PAGE),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE
                                ? List.of()
                                : store.scan(prefix, page.getLast().key(), PAGE))
                .flatMap(List::stream);
    }
}
