package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.util.Arrays;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Pager;
import registry.web.page.Words;

/**
 * Packages that match.
 *
 * @param total how many do
 * @param rows those on this page
 */
@JStache(path = "browse/browse")
record BrowsePage(Frame frame, BrowseQuery query, int total, List<PackageRow> rows, Pager pager) implements Page {
    /**
     * An order to choose.
     *
     * @param chosen whether it is the present one
     */
    record OrderChoice(String id, String label, boolean chosen) {}

    List<OrderChoice> orders() {
        return Arrays.stream(Order.values())
                .map(order -> new OrderChoice(order.id(), order.label(), order.sort() == query.sort()))
                .toList();
    }

    String found() {
        return Words.count(total, "app", "apps");
    }

    boolean any() {
        return !rows.isEmpty();
    }

    /** Whether the page's number is too great. */
    boolean beyond() {
        return rows.isEmpty() && total > 0;
    }

    boolean hasTag() {
        return !query.tag().isEmpty();
    }

    boolean hasAuthor() {
        return !query.author().isEmpty();
    }

    boolean narrows() {
        return query.narrows();
    }

    @Override
    public String html() {
        return BrowsePageRenderer.of().execute(this);
    }
}
