package registry.web.page.publish;

import io.jstach.jstache.JStache;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Words;

/**
 * What can be done to a version.
 *
 * @param address of the version
 * @param versions how many the package has
 * @param reason as typed
 * @param problem why something was refused, {@code ""} when nothing was
 */
@JStache(path = "publish/manage")
record ManagePage(
        Frame frame,
        String name,
        String version,
        String address,
        boolean yanked,
        int versions,
        boolean mayYank,
        boolean mayDelete,
        String reason,
        String problem)
        implements Page {
    String all() {
        return Words.count(versions, "version", "versions");
    }

    boolean refused() {
        return !problem.isEmpty();
    }

    @Override
    public String html() {
        return ManagePageRenderer.of().execute(this);
    }
}
