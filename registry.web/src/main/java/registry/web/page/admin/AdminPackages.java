package registry.web.page.admin;

import io.helidon.http.Status;
import java.util.Optional;
import java.util.OptionalInt;
import registry.accounts.Actor;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.CardPage;
import registry.catalog.Catalog;
import registry.catalog.CatalogError;
import registry.catalog.ListQuery;
import registry.catalog.PackageSummary;
import registry.web.page.Deletion;
import registry.web.page.Done;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Refusals;
import registry.web.page.Visit;

/** The packages, and what administrators do to them. Thread-safe. */
public final class AdminPackages implements PageArea {
    private static final String PACKAGE = AdminTab.PACKAGES.address() + "/{package}";

    private final Catalog catalog;

    /** Changes {@code catalog}. */
    public AdminPackages(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(AdminTab.PACKAGES.address(), this::list)
                .page(PACKAGE, this::show)
                .form(PACKAGE + "/verify", this::verify)
                .form(PACKAGE + "/delete", this::delete);
    }

    static String address(PackageName name) {
        return AdminTab.PACKAGES.address() + "/" + name;
    }

    private void list(Visit visit) {
        AdminTab.requireAdministrator(visit);
        ListSearch search = ListSearch.of(visit, AdminTab.PACKAGES);
        ListQuery query = new ListQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(search.text()).filter(given -> !given.isEmpty()),
                Optional.empty(),
                search.vouching().wanted(),
                Optional.empty(),
                ListQuery.Sort.NAME,
                OptionalInt.empty(),
                Optional.empty());
        CardPage cards = catalog.freshListing().cards(query, search.before(), search.rows());
        visit.show(new PackagesPage(
                visit.frame(AdminTab.PACKAGES.title()),
                AdminTab.PACKAGES.links(),
                search.text(),
                search.vouching().options(),
                cards.total(),
                cards.cards().stream().map(PackagesPage.Row::of).toList(),
                search.pager(cards.total())));
    }

    /** A package and the administrator who looks at it. */
    private record Case(Actor actor, PackageSummary summary) {
        PackageName name() {
            return summary.name();
        }

        Deletion deletion() {
            return Deletion.of(address(name()) + "/delete", name().value());
        }
    }

    private Case find(Visit visit) {
        Actor actor = AdminTab.requireAdministrator(visit);
        return Optional.of(visit.path("package"))
                .filter(PackageName::isValid)
                .flatMap(name -> catalog.freshListing().summary(PackageName.parse(name)))
                .map(summary -> new Case(actor, summary))
                .orElseThrow(() -> new RegistryException(
                        CatalogError.PACKAGE_NOT_FOUND, "there is no such package; it may have been deleted"));
    }

    private void show(Visit visit) {
        Case found = find(visit);
        show(visit, Status.OK_200, found, found.deletion());
    }

    private void show(Visit visit, Status status, Case found, Deletion deletion) {
        visit.show(
                status,
                new PackagePage(
                        visit.frame(found.name() + ": administration"),
                        AdminTab.PACKAGES.links(),
                        found.summary(),
                        deletion));
    }

    private void verify(Visit visit) {
        Case found = find(visit);
        boolean verified = Vouching.isWanted(visit.form());
        catalog.verify(found.actor(), found.name(), verified);
        visit.redirect((verified ? Done.PACKAGE_VOUCHED : Done.PACKAGE_NOT_VOUCHED).at(address(found.name())));
    }

    private void delete(Visit visit) {
        Case found = find(visit);
        String typed = visit.form().text(Deletion.FIELD);
        Refusals.shown(
                () -> {
                    Deletion.requireTyped(typed, found.name().value());
                    catalog.deletePackage(found.actor(), found.name());
                    visit.redirect(Done.PACKAGE_DELETED.at(AdminTab.PACKAGES.address()));
                },
                (status, problem) -> show(visit, status, found, found.deletion().refusedFor(problem, typed)));
    }
}
