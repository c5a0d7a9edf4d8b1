package registry.testing.linearizability;

import java.util.Map;
import java.util.TreeMap;

/** Counters by name. */
class CountersModel implements SequentialModel<Map<String, Long>> {
    @Override
    public Map<String, Long> initial() {
        return Map.of();
    }

    @Override
    public Step<Map<String, Long>> apply(Map<String, Long> state, Request request) {
        return switch (request) {
            case Request.Add add -> new Step<>(new Answer.Added(), sum(state, add.deltas()));
            case Request.ReadCounters read -> new Step<>(counters(state, read.prefix()), state);
            default -> throw new IllegalArgumentException("not about counters: " + request);
        };
    }

    private static Map<String, Long> sum(Map<String, Long> values, Map<String, Long> deltas) {
        Map<String, Long> sums = new TreeMap<>(values);
        deltas.forEach((name, delta) -> sums.merge(name, delta, Math::addExact));
        return sums;
    }

    private static Answer counters(Map<String, Long> values, String prefix) {
        Map<String, Long> found = new TreeMap<>(values);
        found.keySet().removeIf(name -> !name.startsWith(prefix));
        return new Answer.Counters(found);
    }
}
