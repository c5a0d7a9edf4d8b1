package registry.orgs;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the same steps on the implementation and on the model, and looks for the first difference. */
final class Comparison {
    private final RealOrgs real;
    private final ModelOrgs model = new ModelOrgs();

    Comparison(RealOrgs real) {
        this.real = real;
    }

    /** The first difference in what a step came to or in what there is to see after it, if there is one. */
    Optional<String> difference(List<Step> steps) {
        return steps.stream().flatMap(step -> difference(step).stream()).findFirst();
    }

    private Optional<String> difference(Step step) {
        real.tick();
        long before = real.revision();
        String outcome = step.on(real);
        String expected = step.on(model);
        if (!outcome.equals(expected)) {
            return Optional.of("'" + step + "' comes to " + outcome + ", not to " + expected);
        }
        if (!outcome.equals(Step.DONE)) {
            return real.hasChangedSince(before)
                    ? Optional.of("'" + step + "' is refused and changes something")
                    : Optional.empty();
        }
        return difference(real.picture(), model.picture()).map(difference -> "after '" + step + "': " + difference);
    }

    /** Where two pictures differ, if they do. */
    static Optional<String> difference(SortedMap<String, String> seen, SortedMap<String, String> expected) {
        SortedMap<String, String> wrong = new TreeMap<>(seen);
        wrong.entrySet().removeAll(expected.entrySet());
        SortedMap<String, String> missing = new TreeMap<>(expected);
        missing.entrySet().removeAll(seen.entrySet());
        return wrong.isEmpty() && missing.isEmpty()
                ? Optional.empty()
                : Optional.of("seen is " + wrong + ", expected " + missing);
    }
}
