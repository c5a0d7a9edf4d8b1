package registry.catalog;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import registry.api.PackageName;
import registry.api.spi.MetadataStore;

/**
 * Download counters: what this process counts is exact in memory and written to the store by {@link #flush}; what others
 * count comes with {@link #refresh}. Thread-safe.
 *
 * <p>A crash loses what was counted since the last flush, about a second's worth, and nothing else.
 */
final class Downloads {
    private static final String FETCHED = "downloads/artifact/";
    private static final String RECORDED = "downloads/recorded/";
    private static final String IMPORTED = "downloads/imported/";

    /** Followed by the package, a slash and the Monday of the week. */
    private static final String WEEKLY = "downloads/weekly/";

    private final MetadataStore store;
    private final Clock clock;
    private final ConcurrentMap<String, DownloadCount> counts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, DownloadCount> unsaved = new ConcurrentHashMap<>();
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong epoch = new AtomicLong();

    /** Loads the counters from {@code store}. */
    Downloads(MetadataStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        refresh();
    }

    /**
     * Reads the counters from the store, so that what other processes counted, or an import brought, is shown here too.
     *
     * @throws registry.api.RegistryException when the store fails; what was shown before is still shown then
     */
    synchronized void refresh() {
        Map<String, Long> fetched = byPackage(store.counters(FETCHED), FETCHED);
        Map<String, Long> recorded = byPackage(store.counters(RECORDED), RECORDED);
        Map<String, Long> imported = byPackage(store.counters(IMPORTED), IMPORTED);
        Set<String> names = new HashSet<>(fetched.keySet());
        names.addAll(recorded.keySet());
        names.addAll(imported.keySet());
        names.forEach(name -> grow(count(name)
                .load(
                        fetched.getOrDefault(name, 0L),
                        recorded.getOrDefault(name, 0L),
                        imported.getOrDefault(name, 0L))));
    }

    /** The package that a counter in the store is of; empty for every other counter. */
    static Optional<PackageName> packageOf(String counter) {
        return Stream.of(FETCHED, RECORDED, IMPORTED, WEEKLY)
                .filter(counter::startsWith)
                .map(prefix -> counter.substring(prefix.length()).split("/", 2)[0])
                .filter(PackageName::isValid)
                .map(PackageName::parse)
                .findFirst();
    }

    /** Raises what was counted elsewhere to these totals; returns how many numbers grew. */
    static int raiseImported(MetadataStore store, Map<PackageName, Long> totals) {
        Map<String, Long> before = store.counters(IMPORTED);
        Map<String, Long> deltas = new HashMap<>();
        totals.forEach((name, total) -> {
            String counter = IMPORTED + name;
            addDelta(deltas, counter, Math.max(0, total - before.getOrDefault(counter, 0L)));
        });
        if (!deltas.isEmpty()) {
            store.addToCounters(deltas);
        }
        return deltas.size();
    }

    /**
     * How often the artifacts of a package were fetched in each of the last weeks, the present one included, oldest
     * first. Read from the store.
     */
    List<DownloadWeek> weeks(PackageName name, int count) {
        String prefix = WEEKLY + name + "/";
        Map<String, Long> stored = store.counters(prefix);
        LocalDate present = monday();
        return IntStream.rangeClosed(1 - count, 0)
                .mapToObj(present::plusWeeks)
                .map(week -> new DownloadWeek(week, stored.getOrDefault(prefix + week, 0L)))
                .toList();
    }

    private LocalDate monday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The live counter of a package. */
    DownloadCount of(PackageName name) {
        return count(name.value());
    }

    /** Counts one download. */
    void add(DownloadCount count, DownloadKind kind) {
        long grown = count.add(kind);
        unsaved.put(count.name(), count);
        grow(grown);
    }

    /** Changes whenever a number that is shown changed. */
    long epoch() {
        return epoch.get();
    }

    /** The numbers shown for all packages, added up. */
    long total() {
        return total.get();
    }

    /**
     * Writes what the store does not hold yet.
     *
     * @throws registry.api.RegistryException when the store fails; nothing is lost then
     */
    synchronized void flush() {
        if (unsaved.isEmpty()) {
            return;
        }
        Map<DownloadCount, DownloadCount.Pending> taken = new LinkedHashMap<>();
        Map<String, Long> deltas = new HashMap<>();
        LocalDate week = monday();
        for (DownloadCount count : unsaved.values()) {
            // Removed before it is read: what is counted in between puts it back.
            unsaved.remove(count.name());
            DownloadCount.Pending pending = count.take();
            taken.put(count, pending);
            addDelta(deltas, FETCHED + count.name(), pending.fetched());
            addDelta(deltas, RECORDED + count.name(), pending.recorded());
            addDelta(deltas, WEEKLY + count.name() + "/" + week, pending.fetched());
        }
        if (deltas.isEmpty()) {
            return;
        }
        try {
            store.addToCounters(deltas);
        } catch (RuntimeException e) {
            taken.forEach((count, pending) -> {
                count.restore(pending);
                unsaved.put(count.name(), count);
            });
            throw e;
        }
    }

    private void grow(long grown) {
        if (grown != 0) {
            total.addAndGet(grown);
            epoch.incrementAndGet();
        }
    }

    private DownloadCount count(String name) {
        return counts.computeIfAbsent(name, DownloadCount::new);
    }

    private static void addDelta(Map<String, Long> deltas, String counter, long delta) {
        if (delta != 0) {
            deltas.put(counter, delta);
        }
    }

    private static Map<String, Long> byPackage(Map<String, Long> counters, String prefix) {
        Map<String, Long> byName = new HashMap<>();
        counters.forEach((key, value) -> byName.put(key.substring(prefix.length()), value));
        return byName;
    }
}
