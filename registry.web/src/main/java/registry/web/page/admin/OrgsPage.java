package registry.web.page.admin;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Pager;
import registry.web.page.Words;

/**
 * Organizations by their ids.
 *
 * @param text what is searched for
 * @param total how many match
 */
@JStache(path = "admin/orgs")
record OrgsPage(
        Frame frame,
        List<AdminTab.Link> tabs,
        String text,
        List<Option> vouching,
        int total,
        List<AboutOrg> rows,
        Pager pager)
        implements Page {
    String found() {
        return Words.count(total, "organization", "organizations");
    }

    boolean any() {
        return !rows.isEmpty();
    }

    @Override
    public String html() {
        return OrgsPageRenderer.of().execute(this);
    }
}
