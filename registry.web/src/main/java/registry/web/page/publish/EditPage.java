package registry.web.page.publish;

import io.jstach.jstache.JStache;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * What people read about a version, to be edited.
 *
 * @param problem why the fields or the signed file were refused, {@code ""} when they were not
 */
@JStache(path = "publish/edit")
record EditPage(Frame frame, VersionFactsShown shown, EditDraft draft, String problem) implements Page {
    boolean refused() {
        return !problem.isEmpty();
    }

    @Override
    public String html() {
        return EditPageRenderer.of().execute(this);
    }
}
