package registry.web.page.browse;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import registry.api.RegistryException;
import registry.catalog.AuthorSummary;
import registry.catalog.CardPage;
import registry.catalog.Catalog;
import registry.catalog.CatalogError;
import registry.catalog.ListQuery;
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Pager;
import registry.web.page.Visit;

/** Who publishes, and what. Thread-safe. */
public final class Developers implements PageArea {
    private static final int ROWS = 50;
    private static final int PACKAGES = 20;

    private final Catalog catalog;
    private final Clock clock;

    /** Lists whoever publishes in {@code catalog}. */
    public Developers(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.DEVELOPERS, this::all).page(Addresses.DEVELOPERS + "/{developer}", this::one);
    }

    private void all(Visit visit) {
        String text = visit.query("name").orElse("");
        String wanted = text.toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        List<AuthorSummary> found = catalog.listing().authors().stream()
                .filter(author -> author.author().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        int page = visit.pageNumber();
        List<DevelopersPage.Row> rows = found.stream()
                .skip((page - 1L) * ROWS)
                .limit(ROWS)
                .map(author -> DevelopersPage.Row.of(author, now))
                .toList();
        Pager pager = Pager.of(
                found.size(),
                ROWS,
                page,
                number -> Addresses.DEVELOPERS + "?name=" + Addresses.encode(text) + "&page=" + number);
        visit.show(new DevelopersPage(visit.frame("Developers"), text, found.size(), rows, pager));
    }

    private void one(Visit visit) {
        String name = visit.path("developer");
        int page = visit.pageNumber();
        CardPage found = catalog.listing()
                .cards(ListQuery.ALL.by(name).by(ListQuery.Sort.UPDATED), (page - 1) * PACKAGES, PACKAGES);
        if (found.total() == 0) {
            throw new RegistryException(
                    CatalogError.NOT_FOUND,
                    "nobody of this name has published anything; see the list of all developers");
        }
        Instant now = clock.instant();
        visit.show(new DeveloperPage(
                visit.frame(name).describedAs("What " + name + " has published in the Calimero Registry."),
                name,
                Addresses.ofDeveloper(name),
                found.total(),
                found.cards().stream().map(card -> PackageRow.of(card, now)).toList(),
                Pager.of(found.total(), PACKAGES, page, number -> Addresses.ofDeveloper(name) + "?page=" + number)));
    }
}
