package registry.storage;

import java.util.List;
import java.util.stream.Stream;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** Walks the records under a prefix, page by page and lazily. */
final class RecordScan {
    /** Records per page: few enough that a page of large values stays small, many enough that a walk is fast. */
    static final int PAGE = 500;

    /** Records per page when all of them may be as large as records get. */
    static final int PAGE_OF_LARGE = 25;

    private RecordScan() {}

    static Stream<StoredRecord> stream(MetadataStore store, String prefix, String after, int size) {
        return Stream.iterate(
                        store.scan(prefix, after, size),
                        page -> !page.isEmpty(),
                        page -> page.size() < size
                                ? List.of()
                                : store.scan(prefix, page.getLast().key(), size))
                .flatMap(List::stream);
    }
}
