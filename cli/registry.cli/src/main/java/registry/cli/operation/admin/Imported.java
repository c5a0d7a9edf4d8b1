package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import registry.cli.output.ExitCode;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;

/**
 * The report of an import: what became of how many, and every doubt, by its sort.
 *
 * @param json {@code {"dryRun", "complete", "counts": {kind: {fate: n}}, "doubts": [{"code", "key", "found", "done"}]}}
 */
record Imported(ObjectNode json) implements Report {
    @Override
    public void writeTo(TextOutput out) {
        out.line(headline());
        out.line();
        counts(out);
        JsonNode doubts = json.path("doubts");
        out.line();
        out.line(doubts.isEmpty() ? "No doubts" : "Doubts: " + doubts.size() + "; docs/import.md says what they mean");
        byCode(doubts).forEach((code, same) -> {
            out.line();
            out.line(Style.STRONG, code, " (" + same.size() + ")");
            for (JsonNode doubt : same) {
                out.line("  " + doubt.path("key").asText());
                out.line("    found  " + doubt.path("found").asText());
                out.line("    done   " + doubt.path("done").asText());
            }
        });
    }

    @Override
    public Optional<Problem> problem() {
        return json.path("complete").asBoolean()
                ? Optional.empty()
                : Optional.of(new Problem(
                        ExitCode.FAILURE,
                        "The import is not complete: bundles could not be reached",
                        Optional.empty(),
                        Optional.of("the same again: it goes on where it ended")));
    }

    private String headline() {
        if (json.path("dryRun").asBoolean()) {
            return "Nothing was written; this is what an import would do.";
        }
        return json.path("complete").asBoolean() ? "The import is complete." : "The import is not complete.";
    }

    private void counts(TextOutput out) {
        Table table = new Table().headings("", "imported", "unverified", "present", "left out");
        json.path("counts")
                .properties()
                .forEach(kind -> table.row(
                        kind.getKey(),
                        number(kind.getValue(), "imported"),
                        number(kind.getValue(), "unverified"),
                        number(kind.getValue(), "present"),
                        number(kind.getValue(), "left_out")));
        out.table(table);
    }

    private static String number(JsonNode fates, String fate) {
        return Long.toString(fates.path(fate).asLong());
    }

    private static Map<String, List<JsonNode>> byCode(JsonNode doubts) {
        Map<String, List<JsonNode>> byCode = new TreeMap<>();
        doubts.forEach(doubt -> byCode.computeIfAbsent(doubt.path("code").asText(), none -> new ArrayList<>())
                .add(doubt));
        return byCode;
    }
}
