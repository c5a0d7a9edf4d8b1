package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.MetadataStore;

class DownloadsTest extends CatalogTestCase {
    @Test
    void showsTheLargerOfFetchesAndRecordsAtOnce() {
        registry.published(ada, NAME, "1.0.0");
        assertThat(shown()).isZero();

        record(DownloadKind.FETCHED, 3);
        assertThat(shown()).isEqualTo(3);
        record(DownloadKind.RECORDED, 2);
        assertThat(shown()).isEqualTo(3);
        record(DownloadKind.RECORDED, 2);
        assertThat(shown()).isEqualTo(4);
        assertThat(catalog().stats().totalDownloads()).isEqualTo(4);
    }

    @Test
    void countsNothingForPackagesThatAreNotThere() {
        assertThat(catalog().recordDownload(PACKAGE, DownloadKind.RECORDED)).isFalse();
        registry.published(ada, NAME, "1.0.0");
        assertThat(catalog().recordDownload(PACKAGE, DownloadKind.RECORDED)).isTrue();
        catalog().deletePackage(ada, PACKAGE);
        assertThat(catalog().recordDownload(PACKAGE, DownloadKind.RECORDED)).isFalse();
    }

    @Test
    void survivesARestart() {
        registry.published(ada, NAME, "1.0.0");
        record(DownloadKind.FETCHED, 5);
        record(DownloadKind.RECORDED, 7);

        reopen();

        assertThat(shown()).isEqualTo(7);
        record(DownloadKind.FETCHED, 3);
        assertThat(shown()).isEqualTo(8);
        reopen();
        assertThat(shown()).isEqualTo(8);
        assertThat(catalog().stats().totalDownloads()).isEqualTo(8);
    }

    @Test
    void writesCountersSoonWithoutBeingClosed() {
        registry.published(ada, NAME, "1.0.0");
        record(DownloadKind.FETCHED, 2);

        await().untilAsserted(
                        () -> assertThat(counters()).containsExactly(Map.entry("downloads/artifact/" + NAME, 2L)));
    }

    @Test
    void losesNoneOfManyConcurrentDownloads() {
        registry.published(ada, NAME, "1.0.0");

        Together.run(64, i -> {
            record(DownloadKind.FETCHED, 100);
            return true;
        });

        assertThat(shown()).isEqualTo(6_400);
        reopen();
        assertThat(shown()).isEqualTo(6_400);
    }

    @Test
    void keepsWhatAFailingStoreDidNotTake() {
        Map<String, Long> before = counters();
        MetadataStore store = registry.stores().metadata();
        Downloads downloads = new Downloads(store);
        downloads.add(downloads.of(PACKAGE), DownloadKind.FETCHED);
        registry.close();
        assertThatThrownBy(downloads::flush).isInstanceOf(RegistryException.class);
        downloads.add(downloads.of(PACKAGE), DownloadKind.FETCHED);

        registry = TestCatalog.open(data);
        assertThat(before).isEmpty();
        assertThat(downloads.of(PACKAGE).take()).isEqualTo(new DownloadCount.Pending(2, 0));
        assertThat(downloads.of(PackageName.parse("no.other")).take()).isEqualTo(new DownloadCount.Pending(0, 0));
    }

    @Test
    void showsWhatOtherProcessesCountOnTopOfItsOwn() {
        MetadataStore store = registry.stores().metadata();
        Downloads one = new Downloads(store);
        Downloads other = new Downloads(store);
        one.add(one.of(PACKAGE), DownloadKind.FETCHED);
        one.flush();
        other.add(other.of(PACKAGE), DownloadKind.FETCHED);
        long before = other.epoch();

        other.refresh();
        assertThat(other.of(PACKAGE).shown()).isEqualTo(2);
        assertThat(other.total()).isEqualTo(2);
        assertThat(other.epoch()).isNotEqualTo(before);
        other.flush();
        one.refresh();
        assertThat(one.of(PACKAGE).shown()).isEqualTo(2);
        long unchanged = one.epoch();
        one.refresh();
        assertThat(one.total()).isEqualTo(2);
        assertThat(one.epoch()).isEqualTo(unchanged);
    }

    @Test
    void showsSoonWhatAnotherProcessCounted() {
        registry.published(ada, NAME, "1.0.0");
        registry.stores().metadata().addToCounters(Map.of("downloads/artifact/" + NAME, 3L));

        await().untilAsserted(() -> assertThat(shown()).isEqualTo(3));
    }

    @Test
    void goesOnFromWhatWasCountedBeforeAnImport() {
        MetadataStore store = registry.stores().metadata();
        Downloads downloads = new Downloads(store);
        downloads.add(downloads.of(PACKAGE), DownloadKind.FETCHED);

        assertThat(Downloads.raiseImported(store, Map.of(PACKAGE, 40L))).isOne();
        downloads.refresh();
        assertThat(downloads.of(PACKAGE).shown()).isEqualTo(41);
        assertThat(downloads.total()).isEqualTo(41);
        assertThat(Downloads.raiseImported(store, Map.of(PACKAGE, 39L))).isZero();
        downloads.flush();
        assertThat(new Downloads(store).of(PACKAGE).shown()).isEqualTo(41);
    }

    private void record(DownloadKind kind, int times) {
        for (int i = 0; i < times; i++) {
            catalog().recordDownload(PACKAGE, kind);
        }
    }

    private long shown() {
        return TestCatalog.json(catalog().listing().all())
                .path(0)
                .path("downloads")
                .longValue();
    }

    private Map<String, Long> counters() {
        return registry.stores().metadata().counters("downloads/");
    }
}
