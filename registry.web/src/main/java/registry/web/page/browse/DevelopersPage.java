package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.time.Instant;
import java.util.List;
import registry.catalog.AuthorSummary;
import registry.web.page.Addresses;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Page;
import registry.web.page.Pager;
import registry.web.page.Words;

/**
 * Everybody who publishes.
 *
 * @param text what their names are searched for
 * @param total how many match
 */
@JStache(path = "browse/developers")
record DevelopersPage(Frame frame, String text, int total, List<Row> rows, Pager pager) implements Page {
    /** Somebody. */
    record Row(String name, String address, String packages, String downloads, boolean verified, Moment updated) {
        static Row of(AuthorSummary author, Instant now) {
            return new Row(
                    author.author(),
                    Addresses.ofDeveloper(author.author()),
                    Words.number(author.packages()),
                    Words.number(author.downloads()),
                    author.verified(),
                    Moment.of(author.updatedAt(), now));
        }
    }

    String found() {
        return Words.count(total, "developer", "developers");
    }

    boolean any() {
        return !rows.isEmpty();
    }

    @Override
    public String html() {
        return DevelopersPageRenderer.of().execute(this);
    }
}
