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

    Map<Kind, Map<Fate, Long>> counts() {
        return counts;
    }
}
