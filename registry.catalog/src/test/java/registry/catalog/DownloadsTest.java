package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.MetadataStore;

class DownloadsTest extends CatalogTestCase {
    private final Clock clock = Clock.systemUTC();

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

        await().untilAsserted(() -> assertThat(counters()).containsEntry("downloads/artifact/" + NAME, 2L));
    }

    @Test
    void tellsWeeksApart() {
        MetadataStore store = registry.stores().metadata();
        fetch(store, "2026-11-15T23:59:59Z", 1);
        fetch(store, "2026-11-16T00:00:00Z", 2);
        fetch(store, "2026-11-22T23:59:59Z", 3);
        fetch(store, "2026-11-23T00:00:00Z", 4);
        Downloads downloads = new Downloads(store, Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC));
        assertThat(downloads.weeks(PACKAGE, 4))
                .containsExactly(
                        new DownloadWeek(LocalDate.parse("2026-11-02"), 0),
                        new DownloadWeek(LocalDate.parse("2026-11-09"), 1),
                        new DownloadWeek(LocalDate.parse("2026-11-16"), 5),
                        new DownloadWeek(LocalDate.parse("2026-11-23"), 4));
        assertThat(downloads.weeks(PackageName.parse("com.example"), 1))
                .containsExactly(new DownloadWeek(LocalDate.parse("2026-11-23"), 0));
        assertThat(counters().keySet())
                .allSatisfy(counter -> assertThat(Downloads.packageOf(counter)).contains(PACKAGE));
    }

    private static void fetch(MetadataStore store, String moment, int times) {
        Downloads downloads = new Downloads(store, Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
        for (int i = 0; i < times; i++) {
            downloads.add(downloads.of(PACKAGE), DownloadKind.FETCHED);
        }
        downloads.flush();
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
        Downloads downloads = new Downloads(store, clock);
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
        Downloads one = new Downloads(store, clock);
        Downloads other = new Downloads(store, clock);
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
        Downloads downloads = new Downloads(store, clock);
        downloads.add(downloads.of(PACKAGE), DownloadKind.FETCHED);

        assertThat(Downloads.raiseImported(store, Map.of(PACKAGE, 40L))).isOne();
        downloads.refresh();
        assertThat(downloads.of(PACKAGE).shown()).isEqualTo(41);
        assertThat(downloads.total()).isEqualTo(41);
        assertThat(Downloads.raiseImported(store, Map.of(PACKAGE, 39L))).isZero();
        downloads.flush();
        assertThat(new Downloads(store, clock).of(PACKAGE).shown()).isEqualTo(41);
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
