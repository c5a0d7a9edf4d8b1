package registry.web.page.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import registry.web.page.Addresses;
import registry.web.page.Pager;
import registry.web.page.Visit;

/**
 * What somebody looks for in a list, as it stands in the address.
 *
 * @param tab where the list is
 * @param text what to search for, {@code ""} for everything
 * @param page beginning with 1
 */
record ListSearch(AdminTab tab, String text, Vouching vouching, int page) {
    private static final int ROWS = 50;

    static ListSearch of(Visit visit, AdminTab tab) {
        String text = visit.query("q").map(String::strip).orElse("");
        return new ListSearch(tab, text, Vouching.of(visit), visit.pageNumber());
    }

    /** How much of the list stands on a page. */
    int rows() {
        return ROWS;
    }

    /** How much of it stands on the pages before. */
    int before() {
        return (page - 1) * ROWS;
    }

    /** @param total how much matches */
    Pager pager(int total) {
        return Pager.of(total, ROWS, page, this::addressOf);
    }

    private String addressOf(int other) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", text);
        fields.put(Vouching.FIELD, vouching.id());
        fields.put("page", other == 1 ? "" : Integer.toString(other));
        return Addresses.withQuery(tab.address(), fields);
    }
}
