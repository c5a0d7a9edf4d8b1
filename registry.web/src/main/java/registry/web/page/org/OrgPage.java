package registry.web.page.org;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Pager;
import registry.web.page.browse.PackageRow;

/**
 * An organization's packages.
 *
 * @param typed the name of a package that was typed and refused, {@code ""} for none
 * @param problem why it was refused, {@code ""} when nothing was
 */
@JStache(path = "org/org")
record OrgPage(Frame frame, OrgHead head, List<PackageRow> rows, Pager pager, String typed, String problem)
        implements Page {
    boolean any() {
        return !rows.isEmpty();
    }

    boolean refused() {
        return !problem.isEmpty();
    }

    @Override
    public String html() {
        return OrgPageRenderer.of().execute(this);
    }
}
