package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Pager;
import registry.web.page.Words;

/**
 * What somebody has published.
 *
 * @param total how many packages
 */
@JStache(path = "browse/developer")
record DeveloperPage(Frame frame, String name, String address, int total, List<PackageRow> rows, Pager pager)
        implements Page {
    String found() {
        return Words.count(total, "app", "apps");
    }

    @Override
    public String html() {
        return DeveloperPageRenderer.of().execute(this);
    }
}
