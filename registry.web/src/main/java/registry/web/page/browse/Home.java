package registry.web.page.browse;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import registry.catalog.Catalog;
import registry.catalog.ListQuery;
import registry.catalog.Listing;
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Pages;
import registry.web.page.Visit;

/** The start page. Thread-safe. */
public final class Home implements PageArea {
    private static final int ROWS = 5;

    private final Catalog catalog;
    private final Clock clock;

    /** Shows what is in {@code catalog}. */
    public Home(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.HOME, this::show);
    }

    /** Programs that look at the start are told that there is nothing, as ever. */
    private void show(Visit visit) {
        if (!Pages.isForPeople(visit.request())) {
            visit.response().next();
            return;
        }
        Listing listing = catalog.listing();
        visit.show(new HomePage(
                visit.frame("Signed WebAssembly apps")
                        .describedAs(
                                "Find signed WebAssembly apps for Calimero nodes, each verified byte by byte before"
                                        + " it is listed, and publish your own."),
                HomePage.Figures.of(catalog.stats()),
                rows(listing, ListQuery.Sort.UPDATED),
                rows(listing, ListQuery.Sort.DOWNLOADS)));
    }

    private List<PackageRow> rows(Listing listing, ListQuery.Sort sort) {
        Instant now = clock.instant();
        return listing.cards(ListQuery.ALL.by(sort), 0, ROWS).cards().stream()
                .map(card -> PackageRow.of(card, now))
                .toList();
    }
}
