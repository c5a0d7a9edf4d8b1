package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * What a version is and how to get it.
 *
 * @param description its paragraphs
 * @param services its modules
 */
@JStache(path = "browse/overview")
record OverviewPage(
        Frame frame,
        VersionHead head,
        VersionRail rail,
        List<String> description,
        List<String> tags,
        List<Service> services,
        List<String> offered,
        List<String> needed)
        implements Page {
    /**
     * A module.
     *
     * @param title what to call it
     */
    record Service(String title, String path, String size, String digest, String methods) {}

    boolean described() {
        return !description.isEmpty();
    }

    boolean tagged() {
        return !tags.isEmpty();
    }

    boolean connects() {
        return !offered.isEmpty() || !needed.isEmpty();
    }

    boolean offers() {
        return !offered.isEmpty();
    }

    boolean needs() {
        return !needed.isEmpty();
    }

    @Override
    public String html() {
        return OverviewPageRenderer.of().execute(this);
    }
}
