package registry.migration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects doubts, each once. For one thread. */
final class Doubts {
    private final Set<Doubt> doubts = new LinkedHashSet<>();

    void add(DoubtCode code, String key, String found, String done) {
        doubts.add(new Doubt(code, key, found, done));
    }

    List<Doubt> all() {
        return new ArrayList<>(doubts);
    }
}
