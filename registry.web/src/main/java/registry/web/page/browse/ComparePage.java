package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * What is different between two versions.
 *
 * @param address of the package
 * @param from the versions to choose the older one from
 * @param to the versions to choose the newer one from
 */
@JStache(path = "browse/compare")
record ComparePage(Frame frame, String name, String address, List<Choice> from, List<Choice> to, Comparison comparison)
        implements Page {
    /** A version to choose. */
    record Choice(String version, boolean chosen) {}

    @Override
    public String html() {
        return ComparePageRenderer.of().execute(this);
    }
}
