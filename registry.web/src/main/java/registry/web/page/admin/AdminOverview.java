package registry.web.page.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import registry.accounts.AccountDirectory;
import registry.catalog.Catalog;
import registry.catalog.Stats;
import registry.orgs.Org;
import registry.orgs.Orgs;
import registry.storage.Stores;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Visit;
import registry.web.page.Words;
import registry.web.page.admin.OverviewPage.Figure;
import registry.web.rest.admin.ConfigEntry;
import registry.web.rest.admin.InstalledPlugin;
import registry.web.rest.admin.Vitals;

/** How the registry is, what it holds, and what it is made of. Thread-safe. */
public final class AdminOverview implements PageArea {
    private final Program program;
    private final Contents contents;
    private final Clock clock;

    /** Shows a program and what it keeps. */
    public AdminOverview(Program program, Contents contents, Clock clock) {
        this.program = program;
        this.contents = contents;
        this.clock = clock;
    }

    /** What runs. Plugins and configuration do not change while it does. */
    public record Program(Vitals vitals, Stores stores, List<InstalledPlugin> plugins, List<ConfigEntry> settings) {
        /** Copies the lists. */
        public Program {
            plugins = List.copyOf(plugins);
            settings = List.copyOf(settings);
        }
    }

    /** What is kept. */
    public record Contents(Catalog catalog, AccountDirectory accounts, Orgs orgs) {}

    @Override
    public void route(PageRules rules) {
        rules.page(AdminTab.OVERVIEW.address(), this::show);
    }

    private void show(Visit visit) {
        AdminTab.requireAdministrator(visit);
        Vitals.Reading vitals = program.vitals().read();
        Instant now = clock.instant();
        visit.show(new OverviewPage(
                visit.frame(AdminTab.OVERVIEW.title()),
                AdminTab.OVERVIEW.links(),
                Checkup.of(vitals, contents.catalog().trouble()),
                figures(),
                facts(vitals, now),
                program.plugins().stream().map(OverviewPage.Plugin::of).toList(),
                program.settings().stream().map(OverviewPage.Setting::of).toList()));
    }

    private List<Figure> figures() {
        Stats stats = contents.catalog().stats();
        try (Stream<Org> orgs = contents.orgs().all()) {
            return List.of(
                    figure(stats.uniquePackages(), "package", AdminTab.PACKAGES.address()),
                    figure(stats.publishedBundles(), "version", ""),
                    figure(contents.accounts().count(), "account", AdminTab.USERS.address()),
                    figure(orgs.count(), "organization", AdminTab.ORGS.address()),
                    figure(stats.totalDownloads(), "download", ""));
        }
    }

    private static Figure figure(long number, String one, String address) {
        return new Figure(Words.number(number), number == 1 ? one : one + "s", address);
    }

    private List<OverviewPage.Fact> facts(Vitals.Reading vitals, Instant now) {
        return List.of(
                new OverviewPage.Fact("Version", vitals.version().orElse("a development build")),
                new OverviewPage.Fact(
                        "Running since",
                        Words.moment(vitals.started()) + " (" + Words.ago(vitals.started(), now) + ")"),
                new OverviewPage.Fact("Metadata store", program.stores().metadataId()),
                new OverviewPage.Fact("Bundle store", program.stores().blobsId()),
                new OverviewPage.Fact(
                        "Revision", vitals.revision().map(Words::number).orElse("unknown")),
                new OverviewPage.Fact("Java", vitals.java()),
                new OverviewPage.Fact("Processors", Words.number(vitals.processors())));
    }
}
