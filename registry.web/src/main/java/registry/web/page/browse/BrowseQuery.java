package registry.web.page.browse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import registry.api.SemanticVersion;
import registry.catalog.ListQuery;
import registry.web.page.Addresses;
import registry.web.page.Visit;

/**
 * What somebody looks for, as it stands in the address. What makes no sense there counts as absent: an address that
 * somebody mistyped still shows something.
 *
 * @param text what to search for, {@code ""} for everything
 * @param tag {@code ""} for any
 * @param author {@code ""} for any
 * @param org the slug of an organization, {@code ""} for any or none
 * @param runtime the version of a node that is to run it, {@code ""} for any
 * @param verified whether only verified ones are wanted
 * @param page beginning with 1
 */
record BrowseQuery(
        String text,
        String tag,
        String author,
        String org,
        String runtime,
        boolean verified,
        ListQuery.Sort sort,
        int page) {
    static BrowseQuery of(Visit visit) {
        return new BrowseQuery(
                visit.query("q").map(String::strip).orElse(""),
                visit.query("tag").orElse(""),
                visit.query("author").orElse(""),
                visit.query("org").map(String::strip).orElse(""),
                visit.query("runtime").map(String::strip).orElse(""),
                visit.query("verified").filter("true"::equals).isPresent(),
                Order.of(visit.query("sort")).sort(),
                visit.pageNumber());
    }

    ListQuery criteria() {
        return new ListQuery(
                Optional.empty(),
                Optional.empty(),
                given(author),
                given(text),
                given(tag),
                verified ? Optional.of(true) : Optional.empty(),
                SemanticVersion.tryParse(runtime),
                sort,
                OptionalInt.empty(),
                Optional.empty());
    }

    /** Whether the version of a node was typed that is none. */
    boolean strangeRuntime() {
        return !runtime.isEmpty() && SemanticVersion.tryParse(runtime).isEmpty();
    }

    /** Whether anything is left out. */
    boolean narrows() {
        return !text.isEmpty() || filters();
    }

    /** Whether it is left out by more than words. */
    boolean filters() {
        return !tag.isEmpty() || !author.isEmpty() || !org.isEmpty() || !runtime.isEmpty() || verified;
    }

    /** The address of another page of the same list. */
    String addressOf(int other) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", text);
        fields.put("tag", tag);
        fields.put("author", author);
        fields.put("org", org);
        fields.put("runtime", runtime);
        fields.put("verified", verified ? "true" : "");
        fields.put("sort", Order.of(sort).id());
        fields.put("page", other == 1 ? "" : Integer.toString(other));
        return Addresses.BROWSE + "?"
                + fields.entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field -> field.getKey() + "=" + Addresses.encode(field.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
