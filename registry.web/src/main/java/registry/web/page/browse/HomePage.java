package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.catalog.Stats;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Words;

/**
 * Where visitors start.
 *
 * @param newest the packages with the newest versions
 * @param used the packages that are downloaded most
 */
@JStache(path = "browse/home")
record HomePage(Frame frame, Figures figures, List<PackageRow> newest, List<PackageRow> used) implements Page {
    /** How much there is. */
    record Figures(String packages, String developers, String downloads) {
        static Figures of(Stats stats) {
            return new Figures(
                    Words.number(stats.uniquePackages()),
                    Words.number(stats.activeDevelopers()),
                    Words.number(stats.totalDownloads()));
        }
    }

    boolean empty() {
        return newest.isEmpty();
    }

    @Override
    public String html() {
        return HomePageRenderer.of().execute(this);
    }
}
