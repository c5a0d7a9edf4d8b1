package registry.migration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came out of an import.
 *
 * @param dryRun whether nothing was written
 * @param counts what became of how many
 * @param doubts everything that was not as it should be, in the order it was found; holds no secrets, but e-mail
 *     addresses
 */
public record ImportReport(boolean dryRun, Map<Kind, Map<Fate, Long>> counts, List<Doubt> doubts) {
    /** Copies everything. */
    public ImportReport {
        Map<Kind, Map<Fate, Long>> copy = new EnumMap<>(Kind.class);
        counts.forEach((kind, fates) -> copy.put(kind, fates.isEmpty() ? Map.of() : new EnumMap<>(fates)));
        counts = copy;
        doubts = List.copyOf(doubts);
    }

    /** Whether everything came that can come; otherwise a bundle could not be reached, and another run may bring it. */
    public boolean complete() {
        return doubts.stream().noneMatch(doubt -> doubt.code() == DoubtCode.BYTES_UNREACHABLE);
    }

    /** How many of this kind met this fate. */
    public long count(Kind kind, Fate fate) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(fate, 0L);
    }

    /** {@code {"dryRun", "complete", "counts": {kind: {fate: n}}, "doubts": [{"code", "key", "found", "done"}]}}. */
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("dryRun", dryRun).put("complete", complete());
        ObjectNode kinds = json.putObject("counts");
        for (Kind kind : Kind.values()) {
            ObjectNode fates = kinds.putObject(kind.id());
            for (Fate fate : Fate.values()) {
                fates.put(fate.id(), count(kind, fate));
            }
        }
        ArrayNode array = json.putArray("doubts");
        doubts.forEach(doubt -> array.addObject()
                .put("code", doubt.code().id())
                .put("key", doubt.key())
                .put("found", doubt.found())
                .put("done", doubt.done()));
        return json;
    }

    /** For people: a table of counts, then one paragraph for each doubt. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(headline()).append("\n\n");
        text.append(String.format(
                Locale.ROOT, "%-14s %9s %11s %9s %9s\n", "", "imported", "unverified", "present", "left out"));
        for (Kind kind : Kind.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-14s %9d %11d %9d %9d\n",
                    kind.id(),
                    count(kind, Fate.IMPORTED),
                    count(kind, Fate.UNVERIFIED),
                    count(kind, Fate.PRESENT),
                    count(kind, Fate.LEFT_OUT)));
        }
        text.append('\n').append(doubts.size()).append(doubts.size() == 1 ? " doubt\n" : " doubts\n");
        for (Doubt doubt : doubts) {
            text.append('\n').append(doubt.code().id()).append("  ").append(doubt.key());
            text.append("\n  found: ").append(doubt.found());
            text.append("\n  done:  ").append(doubt.done()).append('\n');
        }
        return text.toString();
    }

    private String headline() {
        if (dryRun) {
            return "Nothing was written; this is what an import would do.";
        }
        return complete()
                ? "The import is complete."
                : "The import is not complete: bundles could not be reached. Run it again; it goes on.";
    }
}
