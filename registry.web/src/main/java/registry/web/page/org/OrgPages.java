package registry.web.page.org;

import io.helidon.http.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.PackageName;
import registry.catalog.CardPage;
import registry.catalog.Catalog;
import registry.catalog.ListQuery;
import registry.orgs.Invitation;
import registry.orgs.Member;
import registry.orgs.OrgId;
import registry.orgs.Organizations;
import registry.orgs.Role;
import registry.web.page.Form;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Pager;
import registry.web.page.Refusals;
import registry.web.page.Visit;
import registry.web.page.browse.PackageRow;

/** An organization as visitors see it, its members and its packages. Thread-safe. */
public final class OrgPages implements PageArea {
    private static final int ROWS = 20;
    private static final Comparator<Member> ORDER = Comparator.comparing(Member::role)
            .thenComparing(member -> member.account().displayName());

    private final Organizations organizations;
    private final Catalog catalog;
    private final Clock clock;

    /** Shows {@code organizations} with what {@code catalog} holds of their packages. */
    public OrgPages(Organizations organizations, Catalog catalog, Clock clock) {
        this.organizations = organizations;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(OrgAddresses.ORG, this::packages)
                .form(OrgAddresses.ORG + "/link", this::link)
                .form(OrgAddresses.ORG + "/unlink", this::unlink)
                .pageWithForm(OrgAddresses.ORG + "/members", this::members, this::add)
                .form(OrgAddresses.ORG + "/members/role", this::changeRole)
                .form(OrgAddresses.ORG + "/members/remove", this::remove)
                .form(OrgAddresses.ORG + "/invitations/revoke", this::revoke);
    }

    private void packages(Visit visit) {
        showPackages(visit, Status.OK_200, Stage.of(visit, organizations), "", "");
    }

    private void showPackages(Visit visit, Status status, Stage stage, String typed, String problem) {
        List<PackageName> names = organizations.links().list(stage.org().id());
        int page = visit.pageNumber();
        CardPage cards = catalog.listing().among(names).cards(ListQuery.ALL, (page - 1) * ROWS, ROWS);
        Instant now = clock.instant();
        visit.show(
                status,
                new OrgPage(
                        visit.frame(stage.org().name()),
                        OrgHead.of(stage, OrgTab.PACKAGES),
                        cards.cards().stream()
                                .map(card -> PackageRow.of(card, now))
                                .toList(),
                        Pager.of(cards.total(), ROWS, page, number -> stage.address() + "?page=" + number),
                        typed,
                        problem));
    }

    /** What a form asks for. */
    private interface Change {
        void make(Actor actor, OrgId org, Form form);
    }

    private void onPackages(Visit visit, Change change) {
        Stage stage = Stage.of(visit, organizations);
        Actor actor = visit.require(Scope.ORGS);
        Form form = visit.form();
        Refusals.shown(
                () -> {
                    change.make(actor, stage.org().id(), form);
                    visit.redirect(stage.address());
                },
                (status, problem) -> showPackages(visit, status, stage, form.text("package"), problem));
    }

    private void link(Visit visit) {
        onPackages(
                visit,
                (actor, org, form) -> organizations
                        .links()
                        .link(actor, org, PackageName.parse(form.text("package").strip())));
    }

    private void unlink(Visit visit) {
        onPackages(
                visit,
                (actor, org, form) -> organizations.links().unlink(actor, org, PackageName.parse(form.text("linked"))));
    }

    private void members(Visit visit) {
        showMembers(visit, Status.OK_200, Stage.of(visit, organizations), "", "");
    }

    private void showMembers(Visit visit, Status status, Stage stage, String typed, String problem) {
        Instant now = clock.instant();
        List<MembersPage.Row> rows = organizations.members().list(stage.org().id()).stream()
                .sorted(ORDER)
                .map(member -> MembersPage.Row.of(member, stage, now))
                .toList();
        visit.show(
                status,
                new MembersPage(
                        visit.frame(stage.org().name() + ": members"),
                        OrgHead.of(stage, OrgTab.MEMBERS),
                        rows,
                        invitations(stage, now),
                        typed,
                        problem));
    }

    private List<MembersPage.Invited> invitations(Stage stage, Instant now) {
        if (!stage.is(Role.ADMIN)) {
            return List.of();
        }
        return organizations
                .invitations()
                .list(stage.actor().orElseThrow(), stage.org().id())
                .stream()
                .map((Invitation invitation) -> MembersPage.Invited.of(invitation, now))
                .toList();
    }

    private void onMembers(Visit visit, Change change) {
        Stage stage = Stage.of(visit, organizations);
        Actor actor = visit.require(Scope.ORGS);
        Form form = visit.form();
        Refusals.shown(
                () -> {
                    change.make(actor, stage.org().id(), form);
                    visit.redirect(stage.address() + "/members");
                },
                (status, problem) -> showMembers(visit, status, stage, form.text("name"), problem));
    }

    private void add(Visit visit) {
        onMembers(
                visit,
                (actor, org, form) -> organizations
                        .members()
                        .add(actor, org, form.text("name").strip(), Role.parse(form.text("role"))));
    }

    private void changeRole(Visit visit) {
        onMembers(
                visit,
                (actor, org, form) ->
                        organizations.members().change(actor, org, form.text("member"), Role.parse(form.text("role"))));
    }

    private void remove(Visit visit) {
        onMembers(visit, (actor, org, form) -> organizations.members().remove(actor, org, form.text("member")));
    }

    private void revoke(Visit visit) {
        onMembers(visit, (actor, org, form) -> organizations.invitations().revoke(actor, org, form.text("email")));
    }
}
