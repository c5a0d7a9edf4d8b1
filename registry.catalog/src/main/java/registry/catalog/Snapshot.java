package registry.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import registry.api.PackageName;

/** All packages that have a version, sorted by name, as of one moment. Immutable. */
final class Snapshot {
    static final Snapshot EMPTY = new Snapshot(new PackageView[0], new Totals(0, 0));

    private final PackageView[] packages;
    private final Totals totals;

    private Snapshot(PackageView[] packages, Totals totals) {
        this.packages = packages;
        this.totals = totals;
    }

    /** Counted while packages come and go, so that nobody has to walk them. */
    record Totals(long versions, int authors) {}

    static Snapshot of(Collection<PackageView> sorted, Totals totals) {
        return new Snapshot(sorted.toArray(new PackageView[0]), totals);
    }

    /**
     * The snapshot with some packages replaced, added or removed. Copies references only.
     *
     * @param changes by name; empty: the package is gone
     */
    Snapshot with(SortedMap<PackageName, Optional<PackageView>> changes, Totals changedTotals) {
        List<PackageView> merged = new ArrayList<>(packages.length + changes.size());
        int next = 0;
        for (Map.Entry<PackageName, Optional<PackageView>> change : changes.entrySet()) {
            int position = search(change.getKey());
            int end = position >= 0 ? position : -position - 1;
            merged.addAll(Arrays.asList(packages).subList(next, end));
            change.getValue().ifPresent(merged::add);
            next = position >= 0 ? position + 1 : end;
        }
        merged.addAll(Arrays.asList(packages).subList(next, packages.length));
        return of(merged, changedTotals);
    }

    Optional<PackageView> find(PackageName name) {
        int position = search(name);
        return position >= 0 ? Optional.of(packages[position]) : Optional.empty();
    }

    /** Those of these packages that it has. */
    Snapshot only(Collection<PackageName> names) {
        List<PackageView> found = names.stream()
                .distinct()
                .sorted()
                .flatMap(name -> find(name).stream())
                .toList();
        long versions = found.stream().mapToLong(view -> view.versions().size()).sum();
        long authors =
                found.stream().map(view -> view.facts().author()).distinct().count();
        return of(found, new Totals(versions, Math.toIntExact(authors)));
    }

    /** All packages, by name. */
    List<PackageView> packages() {
        return Collections.unmodifiableList(Arrays.asList(packages));
    }

    Totals totals() {
        return totals;
    }

    private int search(PackageName name) {
        int low = 0;
        int high = packages.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = packages[middle].name().compareTo(name);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
