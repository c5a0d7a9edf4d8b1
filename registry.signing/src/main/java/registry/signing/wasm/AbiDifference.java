package registry.signing.wasm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the methods of an application from one version to another. Methods are the same when they have the same
 * name.
 *
 * @param added those that are new, in the newer document's order
 * @param removed those that are gone, in the older document's order
 * @param changed those that are called differently now
 */
public record AbiDifference(List<AbiManifest.Method> added, List<AbiManifest.Method> removed, List<Change> changed) {
    /** Copies the lists. */
    public AbiDifference {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** A method whose signature is another one. */
    public record Change(AbiManifest.Method before, AbiManifest.Method after) {}

    /** Compares two lists of methods. */
    public static AbiDifference between(List<AbiManifest.Method> older, List<AbiManifest.Method> newer) {
        Map<String, AbiManifest.Method> gone = new LinkedHashMap<>();
        older.forEach(method -> gone.put(method.name(), method));
        List<AbiManifest.Method> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (AbiManifest.Method method : newer) {
            AbiManifest.Method before = gone.remove(method.name());
            if (before == null) {
                added.add(method);
            } else if (!before.signature().equals(method.signature())) {
                changed.add(new Change(before, method));
            }
        }
        return new AbiDifference(added, List.copyOf(gone.values()), changed);
    }

    /** Whether whoever calls the older one can call the newer one just so. */
    public boolean keepsCallers() {
        return removed.isEmpty() && changed.isEmpty();
    }
}
