package registry.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** Which operations of the API answered with which statuses in this JVM, in whatever test. Thread-safe. */
final class ApiTraffic {
    static final ApiTraffic SEEN = new ApiTraffic();

    private final Map<String, Set<Integer>> statuses = new ConcurrentHashMap<>();

    private ApiTraffic() {}

    void add(ApiDocument.Operation operation, int status) {
        statuses.computeIfAbsent(operation.name(), name -> new ConcurrentSkipListSet<>())
                .add(status);
    }

    /** The described operations that never succeeded. */
    List<String> unseen(ApiDocument document) {
        return document.operations().stream()
                .filter(operation -> statuses(operation).noneMatch(status -> status < 400))
                .map(ApiDocument.Operation::name)
                .toList();
    }

    /** The described answers that never came, such as {@code GET /api/stats 200}. */
    List<String> unseenAnswers(ApiDocument document) {
        return document.operations().stream()
                .flatMap(operation -> operation.statuses().stream()
                        .filter(status -> statuses(operation).noneMatch(status::equals))
                        .map(status -> operation.name() + " " + status))
                .toList();
    }

    private Stream<Integer> statuses(ApiDocument.Operation operation) {
        return statuses.getOrDefault(operation.name(), Set.of()).stream();
    }
}
