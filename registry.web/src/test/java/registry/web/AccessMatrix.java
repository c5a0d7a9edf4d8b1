package registry.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import registry.accounts.Scope;

/** The table in {@code access-matrix.txt}: which status each route answers to whom. */
final class AccessMatrix {
    private static final String FILE = "access-matrix.txt";
    private static final String NO_SCOPE = "-";

    private AccessMatrix() {}

    /**
     * One row.
     *
     * @param route such as {@code GET /api/auth/me}
     * @param scope the scope a token needs for it
     */
    record Row(String route, Optional<Scope> scope, Map<Who, Integer> statuses) {
        String method() {
            return route.substring(0, route.indexOf(' '));
        }

        String path() {
            return route.substring(route.indexOf(' ') + 1);
        }
    }

    static List<Row> read() {
        try (InputStream in = Objects.requireNonNull(AccessMatrix.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(AccessMatrix::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what was heard, for eyes and for {@code diff}. */
    static void write(Path file, Map<String, Map<Who, Integer>> heard) {
        List<String> lines = read().stream().map(row -> line(row, heard)).toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Row row, Map<String, Map<Who, Integer>> heard) {
        String statuses = Objects.requireNonNull(heard.get(row.route())).values().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        return "%-6s %-44s %-8s %s"
                .formatted(row.method(), row.path(), row.scope().map(Scope::id).orElse(NO_SCOPE), statuses);
    }

    private static Row row(String line) {
        List<String> cells = new ArrayList<>(Arrays.asList(line.strip().split("\\s+")));
        String route = cells.removeFirst() + " " + cells.removeFirst();
        String scope = cells.removeFirst();
        if (cells.size() != Who.values().length) {
            throw new IllegalArgumentException(route + " has " + cells.size() + " cells");
        }
        Map<Who, Integer> statuses = new EnumMap<>(Who.class);
        Arrays.stream(Who.values()).forEach(who -> statuses.put(who, Integer.valueOf(cells.removeFirst())));
        return new Row(
                route,
                scope.equals(NO_SCOPE)
                        ? Optional.empty()
                        : Optional.of(Scope.tryParse(scope).orElseThrow()),
                statuses);
    }
}
