package registry.web.page.docs;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Words;

/**
 * What was found in the handbook.
 *
 * @param query what was typed
 */
@JStache(path = "docs/search")
record SearchPage(Frame frame, String query, List<Hit> hits) implements Page {
    boolean asked() {
        return !query.isBlank();
    }

    boolean any() {
        return !hits.isEmpty();
    }

    String found() {
        return Words.count(hits.size(), "place", "places");
    }

    @Override
    public String html() {
        return SearchPageRenderer.of().execute(this);
    }
}
