package registry.web.page.browse;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import registry.api.PackageName;
import registry.catalog.CardPage;
import registry.catalog.Catalog;
import registry.catalog.Listing;
import registry.orgs.OrgId;
import registry.orgs.Organizations;
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Pager;
import registry.web.page.Visit;

/** The list of all packages, narrowed and sorted by what the address says. Thread-safe. */
public final class Browse implements PageArea {
    private static final int ROWS = 20;

    private final Catalog catalog;
    private final Organizations organizations;
    private final Clock clock;

    /** Lists what is in {@code catalog}. */
    public Browse(Catalog catalog, Organizations organizations, Clock clock) {
        this.catalog = catalog;
        this.organizations = organizations;
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.BROWSE, this::show);
    }

    private Listing listing(BrowseQuery query) {
        Listing whole = catalog.listing();
        if (query.org().isEmpty()) {
            return whole;
        }
        return whole.among(linkedTo(query.org()));
    }

    private List<PackageName> linkedTo(String org) {
        return OrgId.tryParse(org)
                .filter(id -> organizations.orgs().find(id).isPresent())
                .map(organizations.links()::list)
                .orElse(List.of());
    }

    private void show(Visit visit) {
        BrowseQuery query = BrowseQuery.of(visit);
        CardPage found = listing(query).cards(query.criteria(), (query.page() - 1) * ROWS, ROWS);
        Instant now = clock.instant();
        List<PackageRow> rows =
                found.cards().stream().map(card -> PackageRow.of(card, now)).toList();
        Pager pager = Pager.of(found.total(), ROWS, query.page(), query::addressOf);
        visit.show(new BrowsePage(visit.frame("Apps"), query, found.total(), rows, pager));
    }
}
