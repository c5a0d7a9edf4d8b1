package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import registry.api.ConfigScope;
import registry.api.spi.Batch;
import registry.api.spi.Changes;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.MetadataStoreProvider;
import registry.api.spi.StoredRecord;

/** The store under test and words for what the tests do with it. */
abstract class MetadataFixture {
    private MetadataStore store;

    /** The provider under test. */
    protected abstract MetadataStoreProvider provider();

    /**
     * The configuration of a store that is new in every test. Opened again in the same test after it was closed, it is
     * the same store.
     */
    protected abstract ConfigScope config();

    /** As {@link #config}, and the change feed remembers about {@code revisions} revisions. */
    protected abstract ConfigScope configRemembering(int revisions);

    /** What the store can do: everything, unless overridden. */
    protected Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @BeforeEach
    void openStore() {
        store = provider().open(config());
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    final MetadataStore store() {
        return store;
    }

    final void reopen(ConfigScope config) {
        store.close();
        store = provider().open(config);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(StoredRecord record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    /** The values read in one go, by key. */
    final Map<String, String> valuesOf(String... keys) {
        Map<String, String> values = new TreeMap<>();
        store.readAll(List.of(keys)).forEach((key, record) -> values.put(key, text(record)));
        return values;
    }

    final Optional<String> valueOf(String key) {
        return store.read(key).map(MetadataFixture::text);
    }

    final long revisionOf(String key) {
        return store.read(key).orElseThrow().revision();
    }

    final long put(String key, String value) {
        return commit(Batch.builder().put(key, bytes(value)));
    }

    final long delete(String key) {
        return commit(Batch.builder().delete(key));
    }

    final long commit(Batch.Builder batch) {
        CommitResult result = store.commit(batch.build());
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        return ((CommitResult.Committed) result).revision();
    }

    final Set<String> conflict(Batch.Builder batch) {
        CommitResult result = store.commit(batch.build());
        assertThat(result).isInstanceOf(CommitResult.Conflict.class);
        return ((CommitResult.Conflict) result).keys();
    }

    final List<String> keys(String prefix) {
        return keys(prefix, "", MetadataStore.MAX_PAGE);
    }

    final List<String> keys(String prefix, String after, int limit) {
        return store.scan(prefix, after, limit).stream().map(StoredRecord::key).toList();
    }

    final Changes.Feed feed(long after) {
        return feed(after, MetadataStore.MAX_PAGE);
    }

    final Changes.Feed feed(long after, int limit) {
        Changes changes = store.changes(after, limit, Duration.ZERO);
        assertThat(changes).isInstanceOf(Changes.Feed.class);
        return (Changes.Feed) changes;
    }
}
