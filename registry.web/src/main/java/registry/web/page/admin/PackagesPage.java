package registry.web.page.admin;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.catalog.PackageCard;
import registry.web.page.Addresses;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Pager;
import registry.web.page.Words;

/**
 * Packages by their names.
 *
 * @param text what is searched for
 * @param total how many match
 */
@JStache(path = "admin/packages")
record PackagesPage(
        Frame frame,
        List<AdminTab.Link> tabs,
        String text,
        List<Option> vouching,
        int total,
        List<Row> rows,
        Pager pager)
        implements Page {
    /**
     * A package.
     *
     * @param version the one that is offered
     */
    record Row(
            String name,
            String address,
            String author,
            String authorAddress,
            String version,
            boolean yanked,
            boolean vouched,
            boolean unverified,
            String versions,
            String downloads) {
        static Row of(PackageCard card) {
            return new Row(
                    card.name().value(),
                    AdminPackages.address(card.name()),
                    card.author(),
                    Addresses.ofDeveloper(card.author()),
                    card.version().toString(),
                    card.yanked(),
                    card.verified(),
                    card.unverified(),
                    Words.number(card.versions()),
                    Words.number(card.downloads()));
        }
    }

    String found() {
        return Words.count(total, "package", "packages");
    }

    boolean any() {
        return !rows.isEmpty();
    }

    @Override
    public String html() {
        return PackagesPageRenderer.of().execute(this);
    }
}
