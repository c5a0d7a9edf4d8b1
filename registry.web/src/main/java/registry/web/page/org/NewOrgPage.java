package registry.web.page.org;

import io.jstach.jstache.JStache;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * Where an organization is made.
 *
 * @param name as typed
 * @param slug as typed
 * @param problem why it was refused, {@code ""} when it was not
 */
@JStache(path = "org/new")
record NewOrgPage(Frame frame, String name, String slug, String problem) implements Page {
    boolean refused() {
        return !problem.isEmpty();
    }

    @Override
    public String html() {
        return NewOrgPageRenderer.of().execute(this);
    }
}
