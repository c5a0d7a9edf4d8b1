package registry.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.api.spi.Blob;
import registry.api.spi.BlobStore;

class ComparisonTest {
    private static final Digest TWO = Digest.ofContent("the bytes of a bundle".getBytes(StandardCharsets.UTF_8));

    @Test
    void findsNoneBetweenARegistryAndItsCopy() throws IOException {
        Comparison.Result result = compare(stores -> {
            stores.metadata().commit(Batch.builder().put("a", new byte[0]).build()); // another revision
            stores.metadata().addToCounters(Map.of("downloads/none", 0L));
        });
        assertThat(result.same()).isTrue();
        assertThat(result.differences()).isEmpty();
    }

    @Test
    void findsEveryKindOfDifference() throws IOException {
        finds(stores -> delete(stores, "b/\uffee"), "record missing", "b/\uffee");
        finds(stores -> put(stores, "b/\uffee", 2), "record changed", "b/\uffee");
        finds(stores -> put(stores, "0", 2), "record added", "0");
        finds(stores -> put(stores, "b/\uffef", 2), "record added", "b/\uffef");
        finds(stores -> put(stores, "z", 2), "record added", "z");
        finds(stores -> stores.metadata().addToCounters(Map.of("downloads/x", 1L)), "counter changed", "downloads/x");
        finds(stores -> stores.metadata().addToCounters(Map.of("downloads/x", -7L)), "counter changed", "downloads/x");
        finds(stores -> stores.metadata().addToCounters(Map.of("new", 1L)), "counter added", "new");
        finds(stores -> stores.blobs().delete(TWO, Instant.MAX), "blob missing", TWO.hex());
    }

    @Test
    void findsABlobWithOtherBytes() throws IOException {
        TestStores stores = copy();
        BlobStore rotten = new ForwardingBlobStore(stores.blobs()) {
            @Override
            public Optional<Blob> open(Digest digest) {
                return super.open(digest).map(blob -> digest.equals(TWO) ? new RottenBlob(blob) : blob);
            }
        };
        assertThat(Comparison.of(MapContent.sample(), stores.metadata(), rotten).differences())
                .containsExactly(new Difference("blob damaged", TWO.hex()));
    }

    @Test
    void countsMoreThanItNames() throws IOException {
        Comparison.Result result = compare(stores -> {
            Batch.Builder batch = Batch.builder();
            for (int i = 0; i < 2_000; i++) {
                batch.put("c/" + i, new byte[0]);
            }
            stores.metadata().commit(batch.build());
        });
        assertThat(result.count()).isEqualTo(2_000);
        assertThat(result.differences()).hasSize(Comparison.MOST_NAMED);
    }

    private static void finds(Consumer<TestStores> change, String what, String name) throws IOException {
        Comparison.Result result = compare(change);
        assertThat(result.differences()).containsExactly(new Difference(what, name));
        assertThat(result.same()).isFalse();
    }

    private static Comparison.Result compare(Consumer<TestStores> change) throws IOException {
        TestStores stores = copy();
        change.accept(stores);
        return Comparison.of(MapContent.sample(), stores.metadata(), stores.blobs());
    }

    private static TestStores copy() throws IOException {
        TestStores stores = TestStores.inMemory();
        MapContent.sample().writeTo(stores.metadata(), stores.blobs());
        return stores;
    }

    private static void put(TestStores stores, String key, int value) {
        stores.metadata()
                .commit(Batch.builder().put(key, new byte[] {(byte) value}).build());
    }

    private static void delete(TestStores stores, String key) {
        stores.metadata().commit(Batch.builder().delete(key).build());
    }

    /** Has lost its first byte. */
    private record RottenBlob(Blob blob) implements Blob {
        @Override
        public Digest digest() {
            return blob.digest();
        }

        @Override
        public long size() {
            return blob.size();
        }

        @Override
        public InputStream read(long offset, long length) {
            return blob.read(offset + 1, length - 1);
        }
    }
}
