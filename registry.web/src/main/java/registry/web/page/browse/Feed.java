package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.catalog.NewVersion;
import registry.web.page.Addresses;
import registry.web.page.Words;

/**
 * A feed of new versions.
 *
 * @param page the page that shows the same to people
 * @param self the feed's own address
 * @param updated when the newest was published
 */
@JStache(path = "browse/feed")
record Feed(String title, String page, String self, String updated, List<Item> items) {
    /** A version. */
    record Item(String title, String address, String updated, String author, String summary) {
        static Item of(String base, NewVersion version) {
            return new Item(
                    version.card().displayName() + " " + version.facts().version(),
                    base + Addresses.of(version.card().name(), version.facts().version()),
                    Words.iso(version.facts().publishedAt()),
                    version.card().author(),
                    version.card().summary());
        }
    }

    String xml() {
        return FeedRenderer.of().execute(this);
    }
}
