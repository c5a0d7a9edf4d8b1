package registry.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import registry.api.RegistryException;
import registry.api.spi.Batch;

class RestoreWatchTest {
    private final List<RegistryException> told = new CopyOnWriteArrayList<>();

    @Test
    void tellsOfARestoreThatBegins() {
        try (TestStores stores = TestStores.inMemory();
                RestoreWatch watch = RestoreWatch.over(stores.metadata(), told::add)) {
            put(stores, "other");
            put(stores, RestoreMarker.KEY);

            awaitTold();
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void tellsOfARestoreThatBeganBefore() {
        try (TestStores stores = TestStores.inMemory()) {
            put(stores, RestoreMarker.KEY);
            try (RestoreWatch watch = RestoreWatch.over(stores.metadata(), told::add)) {
                awaitTold();
                assertThat(watch).isNotNull();
            }
        }
    }

    private void awaitTold() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told)
                        .isNotEmpty()
                        .allSatisfy(reason -> assertThat(reason.code()).isEqualTo(BackupError.RESTORE_INTERRUPTED)));
    }

    private static void put(TestStores stores, String key) {
        stores.metadata().commit(Batch.builder().put(key, new byte[1]).build());
    }
}
