package registry.web.page.admin;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.catalog.PackageSummary;
import registry.web.page.Addresses;
import registry.web.page.Deletion;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Words;

/** A package, and what may be done to it. */
@JStache(path = "admin/package")
record PackagePage(Frame frame, List<AdminTab.Link> tabs, PackageSummary summary, Deletion deletion) implements Page {
    String name() {
        return summary.name().value();
    }

    String latest() {
        return summary.latest().toString();
    }

    String address() {
        return AdminPackages.address(summary.name());
    }

    String publicAddress() {
        return Addresses.of(summary.name());
    }

    String manageAddress() {
        return Addresses.of(summary.name(), summary.latest()) + "/manage";
    }

    String ownerAddress() {
        return AdminTab.USERS.address() + "/" + summary.owner();
    }

    String author() {
        return summary.author();
    }

    String versions() {
        return Words.count(summary.versions(), "version", "versions");
    }

    String downloads() {
        return Words.number(summary.downloads());
    }

    boolean vouched() {
        return summary.badge();
    }

    /** Whether it carries the badge because of its owner alone. */
    boolean byOwner() {
        return summary.verified() && !summary.badge();
    }

    boolean unverified() {
        return summary.unverified();
    }

    @Override
    public String html() {
        return PackagePageRenderer.of().execute(this);
    }
}
