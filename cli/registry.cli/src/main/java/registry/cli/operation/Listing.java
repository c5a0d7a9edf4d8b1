package registry.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;

/**
 * The first of many things, one to a line.
 *
 * @param form how they are shown
 * @param items those that are shown
 * @param more whether there are others
 */
public record Listing<T>(Form<T> form, List<T> items, boolean more) implements Report {
    /** Copies the list. */
    public Listing {
        items = List.copyOf(items);
    }

    /**
     * How things of one sort are shown.
     *
     * @param member the name of their array in JSON
     * @param nothing what is said when there are none
     * @param headings what stands above the columns
     * @param row the cells of one of them
     * @param json one of them for a program
     */
    public record Form<T>(
            String member,
            String nothing,
            List<String> headings,
            Function<T, List<Table.Cell>> row,
            Function<T, ObjectNode> json) {
        /** Copies the headings. */
        public Form {
            headings = List.copyOf(headings);
        }
    }

    /** Takes as many as are wanted, and looks whether there is another one. */
    public static <T> Listing<T> of(Form<T> form, Stream<T> all, int limit) {
        List<T> found = all.limit(limit + 1L).toList();
        boolean more = found.size() > limit;
        return new Listing<>(form, more ? found.subList(0, limit) : found, more);
    }

    /** A cell without colour. */
    public static Table.Cell cell(String text) {
        return new Table.Cell(text, Style.PLAIN);
    }

    @Override
    public void writeTo(TextOutput out) {
        if (items.isEmpty()) {
            out.line(form.nothing());
            return;
        }
        Table table = new Table().headings(form.headings().toArray(String[]::new));
        items.forEach(item -> table.row(form.row().apply(item)));
        out.table(table);
        if (more) {
            out.line();
            out.line("There is more: a larger --limit shows it.");
        }
    }

    @Override
    public JsonNode json() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray(form.member());
        items.forEach(item -> list.add(form.json().apply(item)));
        return json.put("more", more);
    }
}
