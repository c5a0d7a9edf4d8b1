package registry.web.page.admin;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Locale;
import registry.web.page.CheckLine;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.rest.admin.ConfigEntry;
import registry.web.rest.admin.InstalledPlugin;

/** How the registry is. */
@JStache(path = "admin/overview")
record OverviewPage(
        Frame frame,
        List<AdminTab.Link> tabs,
        List<CheckLine> checks,
        List<Figure> figures,
        List<Fact> facts,
        List<Plugin> plugins,
        List<Setting> settings)
        implements Page {
    /**
     * How much there is of something.
     *
     * @param address where it is listed, {@code ""} for nowhere
     */
    record Figure(String number, String label, String address) {
        boolean leads() {
            return !address.isEmpty();
        }
    }

    /** Something about the program. */
    record Fact(String label, String text) {}

    /** A plugin that is installed. */
    record Plugin(String kind, String id, String module, String version, boolean used) {
        static Plugin of(InstalledPlugin plugin) {
            return new Plugin(
                    plugin.kind(),
                    plugin.id(),
                    plugin.module(),
                    plugin.version().orElse(""),
                    plugin.inUse());
        }
    }

    /**
     * A key of the configuration.
     *
     * @param value {@code ""} for none that is shown
     * @param masked whether there is one that is not shown
     */
    record Setting(String key, String value, boolean masked, String source) {
        static Setting of(ConfigEntry entry) {
            return new Setting(
                    entry.key(),
                    entry.value().orElse(""),
                    entry.masked(),
                    entry.source().name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public String html() {
        return OverviewPageRenderer.of().execute(this);
    }
}
