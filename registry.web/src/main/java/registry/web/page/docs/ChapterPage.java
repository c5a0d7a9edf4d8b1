package registry.web.page.docs;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * A chapter of the handbook.
 *
 * @param text all below its title, as HTML
 * @param turns the ways to its neighbours
 */
@JStache(path = "docs/chapter")
record ChapterPage(Frame frame, Contents contents, String title, String text, List<Turn> turns) implements Page {
    @Override
    public String html() {
        return ChapterPageRenderer.of().execute(this);
    }
}
