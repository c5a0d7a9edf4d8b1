package registry.catalog;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made once per snapshot and shared by all readers: the sorted packages, and the whole listing in bytes. What
 * depends on download counts is made anew when one changed. Thread-safe.
 */
final class ListingCache {
    private final ReentrantLock rankingLock = new ReentrantLock();
    private final ReentrantLock wholeLock = new ReentrantLock();
    private final Downloads downloads;
    private final Map<ListQuery.Sort, Made<Ranking>> rankings = new EnumMap<>(ListQuery.Sort.class);
    private @Nullable Made<EncodedJson> whole;

    ListingCache(Downloads downloads) {
        this.downloads = downloads;
    }

    /** An empty one, for snapshots of some packages only, lest they displace what is shared by all. */
    ListingCache forOthers() {
        return new ListingCache(downloads);
    }

    /** The sorted packages. */
    Ranking ranking(Snapshot snapshot, ListQuery.Sort sort) {
        long epoch = sort == ListQuery.Sort.DOWNLOADS ? downloads.epoch() : 0;
        rankingLock.lock();
        try {
            Made<Ranking> made = rankings.get(sort);
            if (made == null || !made.isFor(snapshot, epoch)) {
                made = new Made<>(snapshot, epoch, Ranking.of(snapshot, sort));
                rankings.put(sort, made);
            }
            return made.value();
        } finally {
            rankingLock.unlock();
        }
    }

    /** The whole listing, joined by {@code join} at most once at a time. */
    EncodedJson whole(Snapshot snapshot, Function<Snapshot, EncodedJson> join) {
        wholeLock.lock();
        try {
            // The epoch is read before the counts: a count that is newer than it causes one more joining, no less.
            long epoch = downloads.epoch();
            Made<EncodedJson> made = whole;
            if (made == null || !made.isFor(snapshot, epoch)) {
                made = new Made<>(snapshot, epoch, join.apply(snapshot));
                whole = made;
            }
            return made.value();
        } finally {
            wholeLock.unlock();
        }
    }

    private record Made<T>(Snapshot snapshot, long epoch, T value) {
        @SuppressWarnings("ReferenceEquality") // a snapshot equals itself only
        boolean isFor(Snapshot other, long otherEpoch) {
            return snapshot == other && epoch == otherEpoch;
        }
    }
}
