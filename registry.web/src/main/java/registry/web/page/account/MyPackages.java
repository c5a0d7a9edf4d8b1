package registry.web.page.account;

import io.helidon.http.Status;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.catalog.CatalogError;
import registry.catalog.PackageSummary;
import registry.orgs.Org;
import registry.orgs.Organizations;
import registry.web.page.Addresses;
import registry.web.page.Done;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Pager;
import registry.web.page.Refusals;
import registry.web.page.Visit;

/**
 * What somebody publishes: their own packages, those of their organizations, and those that change hands. Thread-safe.
 */
public final class MyPackages implements PageArea {
    private static final String USERNAME = Addresses.MY_PACKAGES + "/username";
    private static final String OFFER = Addresses.MY_PACKAGES + "/{package}";
    private static final int ROWS = 50;

    private final Accounts accounts;
    private final Catalog catalog;
    private final Organizations organizations;
    private final Clock clock;

    /** Shows what {@code catalog} holds of whoever looks. */
    public MyPackages(Accounts accounts, Catalog catalog, Organizations organizations, Clock clock) {
        this.accounts = accounts;
        this.catalog = catalog;
        this.organizations = organizations;
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.MY_PACKAGES, this::show)
                .form(USERNAME, this::claimUsername)
                .form(OFFER + "/accept", this::accept)
                .form(OFFER + "/decline", this::decline);
    }

    private void show(Visit visit) {
        show(visit, Status.OK_200, visit.require(Scope.READ), "", "");
    }

    private void claimUsername(Visit visit) {
        String typed = visit.form().text("username");
        Actor actor = visit.require();
        Refusals.shown(
                () -> {
                    accounts.claimUsername(actor, typed);
                    visit.redirect(Addresses.MY_PACKAGES);
                },
                (status, problem) -> show(visit, status, actor, typed, problem));
    }

    private void accept(Visit visit) {
        organizations.transfers().accept(visit.require(Scope.ORGS), offered(visit));
        visit.redirect(Done.HANDED_OVER.at(Addresses.MY_PACKAGES));
    }

    private void decline(Visit visit) {
        organizations.transfers().end(visit.require(Scope.ORGS), offered(visit));
        visit.redirect(Done.OFFER_ENDED.at(Addresses.MY_PACKAGES));
    }

    private static PackageName offered(Visit visit) {
        String name = visit.path("package");
        if (!PackageName.isValid(name)) {
            throw new RegistryException(CatalogError.NOT_FOUND, "there is no such package");
        }
        return PackageName.parse(name);
    }

    private void show(Visit visit, Status status, Actor actor, String typed, String problem) {
        Map<PackageName, Org> linked = linked(actor);
        List<PackageSummary> all = publishable(actor, linked.keySet());
        int page = visit.pageNumber();
        List<MyPackagesPage.Row> rows = all.stream()
                .skip((page - 1L) * ROWS)
                .limit(ROWS)
                .map(summary -> MyPackagesPage.Row.of(summary, Optional.ofNullable(linked.get(summary.name())), actor))
                .toList();
        visit.show(
                status,
                new MyPackagesPage(
                        visit.frame("My packages"),
                        Self.of(actor),
                        rows,
                        Pager.of(all.size(), ROWS, page, number -> Addresses.MY_PACKAGES + "?page=" + number),
                        offers(actor),
                        typed,
                        problem));
    }

    private Map<PackageName, Org> linked(Actor actor) {
        Map<PackageName, Org> linked = new HashMap<>();
        for (Org org : organizations.orgs().ofMember(actor.account().id())) {
            organizations.links().list(org.id()).forEach(name -> linked.put(name, org));
        }
        return linked;
    }

    private List<PackageSummary> publishable(Actor actor, Set<PackageName> linked) {
        // What was accepted a moment ago, or changed at another server, belongs here at once.
        return catalog.freshListing()
                .packages()
                .filter(summary -> summary.owner().equals(actor.account().id()) || linked.contains(summary.name()))
                .toList();
    }

    private List<MyPackagesPage.Offer> offers(Actor actor) {
        if (!actor.mayEverywhere(Scope.READ)) {
            return List.of();
        }
        return organizations.transfers().mine(actor).incoming().stream()
                .map(offer -> MyPackagesPage.Offer.of(offer, clock.instant()))
                .toList();
    }
}
