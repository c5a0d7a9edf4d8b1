package registry.web.page.org;

import java.util.List;
import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.orgs.Org;
import registry.orgs.OrgId;
import registry.orgs.Organizations;
import registry.orgs.Role;
import registry.web.page.Addresses;
import registry.web.page.Form;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Pager;
import registry.web.page.Refusals;
import registry.web.page.Visit;

/** All organizations, one's own, and making a new one. Thread-safe. */
public final class OrgList implements PageArea {
    private static final int ROWS = 50;

    private final Organizations organizations;

    /** Lists {@code organizations}. */
    public OrgList(Organizations organizations) {
        this.organizations = organizations;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.ORGS, this::show).pageWithForm(OrgAddresses.NEW, this::draft, this::create);
    }

    private void show(Visit visit) {
        Optional<Actor> actor = visit.visitor().filter(found -> found.may(Scope.READ));
        String text = visit.query("name").orElse("");
        List<Org> found = organizations.orgs().containing(text);
        int page = visit.pageNumber();
        List<OrgListPage.Row> rows = found.stream()
                .skip((page - 1L) * ROWS)
                .limit(ROWS)
                .map(org -> row(org, Optional.empty()))
                .toList();
        Pager pager = Pager.of(
                found.size(),
                ROWS,
                page,
                number -> Addresses.ORGS + "?name=" + Addresses.encode(text) + "&page=" + number);
        visit.show(new OrgListPage(
                visit.frame("Organizations"), actor.isPresent(), own(actor), text, found.size(), rows, pager));
    }

    private List<OrgListPage.Row> own(Optional<Actor> actor) {
        return actor.map(found -> found.account().id()).stream()
                .flatMap(account -> organizations.orgs().ofMember(account).stream()
                        .map(org -> row(org, organizations.members().role(org.id(), account))))
                .toList();
    }

    private OrgListPage.Row row(Org org, Optional<Role> role) {
        return OrgListPage.Row.of(org, organizations.orgs().counts(org.id()), role);
    }

    private void draft(Visit visit) {
        visit.require(Scope.ORGS);
        visit.show(new NewOrgPage(visit.frame("A new organization"), "", "", ""));
    }

    private void create(Visit visit) {
        Actor actor = visit.require(Scope.ORGS);
        Form form = visit.form();
        String name = form.text("name");
        String slug = form.text("slug");
        Refusals.shown(
                () -> {
                    Org org = organizations.orgs().create(actor, OrgId.parse(slug), name);
                    visit.redirect(OrgAddresses.of(org.id()));
                },
                (status, problem) ->
                        visit.show(status, new NewOrgPage(visit.frame("A new organization"), name, slug, problem)));
    }
}
