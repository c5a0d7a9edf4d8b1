package registry.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Packages in the order of a listing. Immutable: ranks are taken when it is made. */
final class Ranking {
    private static final Comparator<Ranked> ORDER = Comparator.comparingLong(Ranked::rank)
            .reversed()
            .thenComparing(ranked -> ranked.view().name());

    private final List<Ranked> sorted;

    private Ranking(List<Ranked> sorted) {
        this.sorted = sorted;
    }

    /** A package and what it is sorted by, greatest first. */
    record Ranked(PackageView view, long rank) {
        ListCursor cursor() {
            return new ListCursor(rank, view.name());
        }
    }

    static Ranking of(Snapshot snapshot, ListQuery.Sort sort) {
        ToLongFunction<PackageView> rank = switch (sort) {
            case NAME -> view -> 0;
            case UPDATED -> view -> view.updatedAt().toEpochMilli();
            case DOWNLOADS -> view -> view.downloads().shown();
        };
        List<Ranked> ranked = snapshot.packages().stream()
                .map(view -> new Ranked(view, rank.applyAsLong(view)))
                .toList();
        return new Ranking(
                sort == ListQuery.Sort.NAME
                        ? ranked
                        : ranked.stream().sorted(ORDER).toList());
    }

    /** Those after the cursor; the package it names need not exist any more. */
    List<Ranked> after(ListCursor cursor) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isAfter(sorted.get(middle), cursor)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.subList(low, sorted.size());
    }

    List<Ranked> all() {
        return sorted;
    }

    private static boolean isAfter(Ranked ranked, ListCursor cursor) {
        return ranked.rank() != cursor.rank()
                ? ranked.rank() < cursor.rank()
                : ranked.view().name().compareTo(cursor.name()) > 0;
    }
}
