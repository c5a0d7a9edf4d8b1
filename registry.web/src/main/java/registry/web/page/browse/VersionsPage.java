package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Page;

/**
 * All versions of a package.
 *
 * @param rows newest first
 */
@JStache(path = "browse/versions")
record VersionsPage(Frame frame, VersionHead head, VersionRail rail, List<Row> rows) implements Page {
    /**
     * A version.
     *
     * @param present whether it is the one whose page this is
     * @param reason why it was yanked, {@code ""} when nobody said
     */
    record Row(
            String version,
            String address,
            boolean present,
            boolean offered,
            boolean preRelease,
            boolean yanked,
            String reason,
            boolean unverified,
            Moment published,
            String size,
            String minRuntimeVersion) {
        boolean hasReason() {
            return !reason.isEmpty();
        }
    }

    @Override
    public String html() {
        return VersionsPageRenderer.of().execute(this);
    }
}
