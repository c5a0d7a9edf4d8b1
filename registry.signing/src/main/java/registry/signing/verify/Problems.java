package registry.signing.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import registry.api.ErrorCode;
import registry.api.RegistryException;

/** What one check finds wrong: its error is the first one's, its detail names the first few. */
final class Problems {
    private static final int SHOWN = 5;

    private final List<RegistryException> found = new ArrayList<>();

    void add(RegistryException problem) {
        found.add(problem);
    }

    void add(ErrorCode code, String problem) {
        found.add(new RegistryException(code, problem));
    }

    /** The failed check, if anything is wrong. */
    Optional<Check> failure(Step step) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> details =
                found.stream().limit(SHOWN).map(RegistryException::detail).toList();
        String more = found.size() > SHOWN ? "; and " + (found.size() - SHOWN) + " more" : "";
        return Optional.of(step.failed(found.getFirst().code(), String.join("; ", details) + more));
    }
}
