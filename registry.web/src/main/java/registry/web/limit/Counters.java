package registry.web.limit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Counts by key, within fixed memory. Thread-safe.
 *
 * <p>Every key belongs to one of a fixed number of groups, and a group holds so many keys at most. A new key in a full
 * group takes the place of the one that has used up the least of its limit. So whoever floods the registry with addresses
 * displaces addresses that are hardly counted, his own; to make the registry forget one that has reached its limit he must
 * first take as much with every other key of its group.
 */
final class Counters {
    /** The most keys of one group. */
    static final int GROUP_SIZE = 16;

    private static final int GROUPS = 2048;

    private final List<Group> groups;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock that never goes back, such as {@link System#nanoTime} */
    Counters(LongSupplier nanoTime) {
        this(GROUPS, nanoTime);
    }

    Counters(int groups, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.groups = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            this.groups.add(new Group());
        }
    }

    /** Counts one more for {@code key}, unless it has had {@code limit} within the last minute. */
    Taken take(String key, int limit) {
        return groups.get(Math.floorMod(spread(key.hashCode()), groups.size())).take(key, limit, nanoTime.getAsLong());
    }

    /** How many keys are remembered. */
    int size() {
        return groups.stream().mapToInt(Group::size).sum();
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    private static final class Group {
        private final List<Entry> entries = new ArrayList<>(1);

        synchronized Taken take(String key, int limit, long now) {
            RecentCount count = find(key, limit, now).count;
            int total = count.total(now);
            boolean allowed = total < limit;
            if (allowed) {
                count.add(now);
            }
            int remaining = Math.max(0, allowed ? limit - total - 1 : 0);
            return new Taken(allowed, limit, remaining, count.untilNextForgotten(now));
        }

        synchronized int size() {
            return entries.size();
        }

        private Entry find(String key, int limit, long now) {
            for (Entry entry : entries) {
                if (entry.key.equals(key)) {
                    return entry;
                }
            }
            if (entries.size() == GROUP_SIZE) {
                entries.remove(entries.stream()
                        .min(Comparator.comparingDouble(entry -> entry.used(now)))
                        .orElseThrow());
            }
            Entry entry = new Entry(key, limit, new RecentCount(now));
            entries.add(entry);
            return entry;
        }
    }

    private record Entry(String key, int limit, RecentCount count) {
        double used(long now) {
            return (double) count.total(now) / limit;
        }
    }
}
