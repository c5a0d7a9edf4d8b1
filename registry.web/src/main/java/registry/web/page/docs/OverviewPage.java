package registry.web.page.docs;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;

/** The handbook's table of contents. */
@JStache(path = "docs/overview")
record OverviewPage(Frame frame, List<Entry> entries) implements Page {
    /** A chapter and what it is about. */
    record Entry(String title, String address, String summary) {}

    static OverviewPage of(Frame frame, Handbook handbook) {
        return new OverviewPage(
                frame,
                handbook.chapters().stream()
                        .map(chapter -> new Entry(chapter.title(), chapter.address(), chapter.summary()))
                        .toList());
    }

    @Override
    public String html() {
        return OverviewPageRenderer.of().execute(this);
    }
}
