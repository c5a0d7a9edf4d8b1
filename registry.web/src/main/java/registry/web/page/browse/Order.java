package registry.web.page.browse;

import java.util.Arrays;
import java.util.Optional;
import registry.catalog.ListQuery;

/** The orders to choose from. */
enum Order {
    UPDATED("updated", "Recently updated", ListQuery.Sort.UPDATED),
    DOWNLOADS("downloads", "Most downloaded", ListQuery.Sort.DOWNLOADS),
    NAME("name", "Name", ListQuery.Sort.NAME);

    private final String id;
    private final String label;
    private final ListQuery.Sort sort;

    Order(String id, String label, ListQuery.Sort sort) {
        this.id = id;
        this.label = label;
        this.sort = sort;
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    ListQuery.Sort sort() {
        return sort;
    }

    /** The one called so in addresses; the first without. */
    static Order of(Optional<String> id) {
        return Arrays.stream(values())
                .filter(order -> id.filter(order.id::equals).isPresent())
                .findFirst()
                .orElse(UPDATED);
    }

    static Order of(ListQuery.Sort sort) {
        return Arrays.stream(values())
                .filter(order -> order.sort == sort)
                .findFirst()
                .orElseThrow();
    }
}
