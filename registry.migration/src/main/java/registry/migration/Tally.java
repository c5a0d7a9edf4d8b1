package registry.migration;

import java.util.EnumMap;
import java.util.Map;

/** Counts what became of what. For one thread. */
final class Tally {
    private final Map<Kind, Map<Fate, Long>> counts = new EnumMap<>(Kind.class);

    Tally() {
        for (Kind kind : Kind.values()) {
            counts.put(kind, new EnumMap<>(Fate.class));
        }
    }

    void add(Kind kind, Fate fate) {
        counts.computeIfAbsent(kind, none -> new EnumMap<>(Fate.class)).merge(fate, 1L, Long::sum);
    }

    /** What of so many things is not here now was left out, wherever that was decided. */
    void settle(Kind kind, long total) {
        Map<Fate, Long> fates = counts.computeIfAbsent(kind, none -> new EnumMap<>(Fate.class));
        fates.remove(Fate.LEFT_OUT);
        long here = fates.values().stream().mapToLong(Long::longValue).sum();
        fates.put(Fate.LEFT_OUT, Math.max(0, total - here));
    }

    Map<Kind, Map<Fate, Long>> counts() {
        return counts;
    }
}
