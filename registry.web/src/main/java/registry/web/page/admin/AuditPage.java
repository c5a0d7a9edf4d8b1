package registry.web.page.admin;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Onward;
import registry.web.page.Page;
import registry.web.page.Words;

/** What was done by whom, newest first. */
@JStache(path = "admin/audit")
record AuditPage(Frame frame, List<AdminTab.Link> tabs, AuditSearch search, List<AuditRow> rows, Onward onward)
        implements Page {
    String found() {
        return Words.count(rows.size(), "entry", "entries") + (onward.needed() ? " on this page" : "");
    }

    boolean any() {
        return !rows.isEmpty();
    }

    @Override
    public String html() {
        return AuditPageRenderer.of().execute(this);
    }
}
