package registry.web.page.admin;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Deletion;
import registry.web.page.Frame;
import registry.web.page.Page;

/** An organization, and what may be done to it. */
@JStache(path = "admin/org")
record OrgPage(Frame frame, List<AdminTab.Link> tabs, AboutOrg org, Deletion deletion) implements Page {
    @Override
    public String html() {
        return OrgPageRenderer.of().execute(this);
    }
}
