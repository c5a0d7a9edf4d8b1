package registry.testing.linearizability;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out additions without an answer that no answer knows of: one of their counters, about which every client asked
 * whenever it asked for counters, was never there. Whatever else they added to was not read either after they happened.
 */
final class GuidedCountersModel extends CountersModel {
    private final Set<String> shown = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();

    GuidedCountersModel(History history) {
        history.calls().forEach(call -> {
            if (call.answer() instanceof Answer.Counters counters) {
                shown.addAll(counters.values().keySet());
            }
            if (call.request() instanceof Request.ReadCounters read) {
                prefixes.add(read.prefix());
            }
        });
    }

    @Override
    public boolean mayHappen(Map<String, Long> state, Call call) {
        return call.request() instanceof Request.Add add
                && add.deltas().keySet().stream().noneMatch(this::isAskedForInVain);
    }

    private boolean isAskedForInVain(String name) {
        return !shown.contains(name) && prefixes.stream().allMatch(name::startsWith);
    }
}
