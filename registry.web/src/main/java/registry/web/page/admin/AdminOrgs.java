package registry.web.page.admin;

import io.helidon.http.Status;
import java.time.Clock;
import java.util.List;
import registry.accounts.Actor;
import registry.api.RegistryException;
import registry.orgs.Org;
import registry.orgs.OrgId;
import registry.orgs.Orgs;
import registry.orgs.OrgsError;
import registry.web.page.Deletion;
import registry.web.page.Done;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Refusals;
import registry.web.page.Visit;

/** The organizations, and what administrators do to them. Thread-safe. */
public final class AdminOrgs implements PageArea {
    private static final String ORG = AdminTab.ORGS.address() + "/{org}";

    private final Orgs orgs;
    private final Clock clock;

    /** Changes {@code orgs}. */
    public AdminOrgs(Orgs orgs, Clock clock) {
        this.orgs = orgs;
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(AdminTab.ORGS.address(), this::list)
                .page(ORG, this::show)
                .form(ORG + "/verify", this::verify)
                .form(ORG + "/delete", this::delete);
    }

    static String address(OrgId id) {
        return AdminTab.ORGS.address() + "/" + id;
    }

    private void list(Visit visit) {
        AdminTab.requireAdministrator(visit);
        ListSearch search = ListSearch.of(visit, AdminTab.ORGS);
        List<Org> found = orgs.containing(search.text()).stream()
                .filter(org -> search.vouching().accepts(org.verified()))
                .toList();
        visit.show(new OrgsPage(
                visit.frame(AdminTab.ORGS.title()),
                AdminTab.ORGS.links(),
                search.text(),
                search.vouching().options(),
                found.size(),
                found.stream()
                        .skip(search.before())
                        .limit(search.rows())
                        .map(this::about)
                        .toList(),
                search.pager(found.size())));
    }

    private AboutOrg about(Org org) {
        return AboutOrg.of(org, orgs.counts(org.id()), clock.instant());
    }

    /** An organization and the administrator who looks at it. */
    private record Case(Actor actor, Org org) {
        Deletion deletion() {
            return Deletion.of(address(org.id()) + "/delete", org.id().value());
        }
    }

    private Case find(Visit visit) {
        Actor actor = AdminTab.requireAdministrator(visit);
        return OrgId.tryParse(visit.path("org"))
                .flatMap(orgs::find)
                .map(org -> new Case(actor, org))
                .orElseThrow(() -> new RegistryException(
                        OrgsError.NOT_FOUND, "there is no such organization; it may have been deleted"));
    }

    private void show(Visit visit) {
        Case found = find(visit);
        show(visit, Status.OK_200, found, found.deletion());
    }

    private void show(Visit visit, Status status, Case found, Deletion deletion) {
        visit.show(
                status,
                new OrgPage(
                        visit.frame(found.org().name() + ": administration"),
                        AdminTab.ORGS.links(),
                        about(found.org()),
                        deletion));
    }

    private void verify(Visit visit) {
        Case found = find(visit);
        boolean verified = Vouching.isWanted(visit.form());
        orgs.verify(found.actor(), found.org().id(), verified);
        visit.redirect((verified ? Done.ORG_VOUCHED : Done.ORG_NOT_VOUCHED)
                .at(address(found.org().id())));
    }

    private void delete(Visit visit) {
        Case found = find(visit);
        String typed = visit.form().text(Deletion.FIELD);
        Refusals.shown(
                () -> {
                    Deletion.requireTyped(typed, found.org().id().value());
                    orgs.delete(found.actor(), found.org().id());
                    visit.redirect(Done.ORG_DELETED.at(AdminTab.ORGS.address()));
                },
                (status, problem) -> show(visit, status, found, found.deletion().refusedFor(problem, typed)));
    }
}
