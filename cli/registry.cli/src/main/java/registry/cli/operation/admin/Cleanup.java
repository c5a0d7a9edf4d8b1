package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Told;
import registry.client.admin.AdminPackage;

/**
 * What a clean-up would delete, or did.
 *
 * @param prefix what the names begin with
 * @param rehearsed whether nothing was to be deleted
 * @param items the packages, by name
 * @param failure why the first of them is still there that should be gone
 */
record Cleanup(String prefix, boolean rehearsed, List<Item> items, Optional<Problem> failure) implements Report {
    /** Copies the list. */
    Cleanup {
        items = List.copyOf(items);
    }

    /**
     * A package.
     *
     * @param deleted whether it is gone
     * @param error why it is not, although it should be
     */
    record Item(String name, long versions, long downloads, String owner, boolean deleted, Optional<String> error) {
        static Item of(AdminPackage one, String owner) {
            return new Item(one.name(), one.versionCount(), one.downloads(), owner, false, Optional.empty());
        }

        Item gone() {
            return new Item(name, versions, downloads, owner, true, Optional.empty());
        }

        Item left(String why) {
            return new Item(name, versions, downloads, owner, false, Optional.of(why));
        }
    }

    /** The same after somebody was asked and declined. */
    Report declined() {
        return new Told(Told.NOTHING, json());
    }

    @Override
    public void writeTo(TextOutput out) {
        if (items.isEmpty()) {
            out.line("No package begins with '" + prefix + "'.");
        } else if (rehearsed) {
            preview(out);
        } else {
            outcome(out);
        }
    }

    private void preview(TextOutput out) {
        Table table = new Table().headings("PACKAGE", "VERSIONS", "DOWNLOADS", "OWNER");
        items.forEach(item ->
                table.row(item.name(), Long.toString(item.versions()), Long.toString(item.downloads()), item.owner()));
        out.table(table);
        out.line();
        long versions = items.stream().mapToLong(Item::versions).sum();
        out.line(count(items.size(), "package") + " with " + count(versions, "version")
                + (items.size() == 1 ? " begins" : " begin") + " with '" + prefix + "'; nothing is deleted yet.");
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private void outcome(TextOutput out) {
        for (Item item : items) {
            item.error()
                    .ifPresentOrElse(
                            why -> out.line(Style.BAD, "Left:", "    " + item.name() + ": " + why),
                            () -> out.line(Style.GOOD, "Deleted:", " " + item.name()));
        }
        out.line();
        out.line(deleted() + " of " + items.size() + " packages are deleted.");
    }

    private long deleted() {
        return items.stream().filter(Item::deleted).count();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = Json.object().put("prefix", prefix).put("dryRun", rehearsed);
        ArrayNode list = json.putArray("packages");
        for (Item item : items) {
            ObjectNode element = list.addObject()
                    .put("package", item.name())
                    .put("versions", item.versions())
                    .put("downloads", item.downloads())
                    .put("owner", item.owner())
                    .put("deleted", item.deleted());
            item.error().ifPresent(why -> element.put("error", why));
        }
        return json.put("deleted", deleted());
    }

    @Override
    public Optional<Problem> problem() {
        return failure.map(first -> new Problem(
                first.exitCode(),
                items.size() - deleted() + " of " + items.size() + " packages are still there",
                Optional.of(first.what()),
                Optional.of("the same again for those that are left")));
    }
}
