package registry.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The operations that an OpenAPI document describes. */
final class Operations {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final List<Operation> operations;

    private Operations(List<Operation> operations) {
        this.operations = operations;
    }

    private record Operation(String method, String template, Pattern pattern, long parameters) {
        static Operation of(String method, String template) {
            String regex = template.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\.");
            return new Operation(
                    method.toUpperCase(Locale.ROOT),
                    template,
                    Pattern.compile(regex),
                    template.chars().filter(c -> c == '{').count());
        }

        boolean matches(RecordingProxy.Called called) {
            return method.equals(called.method())
                    && pattern.matcher(called.path()).matches();
        }

        String name() {
            return method + " " + template;
        }
    }

    static Operations of(JsonNode openApi) {
        return new Operations(openApi.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> Operation.of(member.getKey(), path.getKey())))
                // Where two match, the one with fewer parameters is meant.
                .sorted(Comparator.comparingLong(Operation::parameters))
                .toList());
    }

    /** Their names, such as {@code GET /api/v2/bundles}. */
    Set<String> all() {
        return operations.stream().map(Operation::name).collect(Collectors.toSet());
    }

    /** The names of those that were called and answered with 2xx. */
    Set<String> wellAnswered(Collection<RecordingProxy.Called> calls) {
        Set<String> names = new LinkedHashSet<>();
        for (RecordingProxy.Called called : calls) {
            Optional<Operation> operation =
                    operations.stream().filter(one -> one.matches(called)).findFirst();
            if (called.status() / 100 == 2) {
                operation.ifPresent(found -> names.add(found.name()));
            }
        }
        return names;
    }
}
