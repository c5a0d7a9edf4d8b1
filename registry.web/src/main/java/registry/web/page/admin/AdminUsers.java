package registry.web.page.admin;

import io.helidon.http.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.AccountDirectory;
import registry.accounts.Actor;
import registry.accounts.Administration;
import registry.accounts.Identity;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.orgs.Organizations;
import registry.web.page.Addresses;
import registry.web.page.Deletion;
import registry.web.page.Done;
import registry.web.page.Onward;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Refusals;
import registry.web.page.Visit;

/** The accounts, and what administrators do to them. Thread-safe. */
public final class AdminUsers implements PageArea {
    private static final int ROWS = 50;
    private static final String USER = AdminTab.USERS.address() + "/{id}";

    private final Identity identity;
    private final Organizations organizations;
    private final Catalog catalog;
    private final Clock clock;

    /**
     * Changes the accounts of {@code identity}.
     *
     * @param organizations to which they belong
     * @param catalog shows them beside their packages
     */
    public AdminUsers(Identity identity, Organizations organizations, Catalog catalog, Clock clock) {
        this.identity = identity;
        this.organizations = organizations;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(AdminTab.USERS.address(), this::list)
                .page(USER, this::show)
                .form(USER + "/verify", this::verify)
                .form(USER + "/administrator", this::appoint)
                .form(USER + "/suspend", this::suspend)
                .form(USER + "/reinstate", this::reinstate)
                .form(USER + "/delete", this::delete);
    }

    static String address(Account account) {
        return AdminTab.USERS.address() + "/" + account.id();
    }

    private void list(Visit visit) {
        AdminTab.requireAdministrator(visit);
        String text = visit.query("q").map(String::strip).orElse("");
        AccountSort sort = AccountSort.of(visit);
        Optional<String> after = visit.query("after");
        AccountDirectory.Page page = identity.directory()
                .page(sort.filter(identity), Optional.of(text).filter(given -> !given.isEmpty()), after, ROWS);
        Instant now = clock.instant();
        Onward onward = new Onward(
                after.map(cursor -> address(text, sort, "")).orElse(""),
                page.next().map(cursor -> address(text, sort, cursor)).orElse(""));
        visit.show(new UsersPage(
                visit.frame(AdminTab.USERS.title()),
                AdminTab.USERS.links(),
                text,
                sort.options(),
                page.accounts().stream()
                        .map(account -> UsersPage.Row.of(account, identity, now))
                        .toList(),
                onward));
    }

    private static String address(String text, AccountSort sort, String after) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", text);
        fields.put("show", sort.id());
        fields.put("after", after);
        return Addresses.withQuery(AdminTab.USERS.address(), fields);
    }

    /** An account and the administrator who looks at it. */
    private record Case(Actor actor, Account account) {}

    private Case find(Visit visit) {
        Actor actor = AdminTab.requireAdministrator(visit);
        Account account = identity.accounts()
                .findByIdOrEmail(visit.path("id"))
                .orElseThrow(() -> new RegistryException(
                        ApiError.NOT_FOUND, "there is no such account; it may have been deleted"));
        return new Case(actor, account);
    }

    private void show(Visit visit) {
        show(visit, Status.OK_200, find(visit), UserPage.Typed.NOTHING);
    }

    private void show(Visit visit, Status status, Case found, UserPage.Typed typed) {
        Account account = found.account();
        long owned = catalog.listing()
                .packages()
                .filter(summary -> summary.owner().equals(account.id()))
                .count();
        visit.show(
                status,
                new UserPage(
                        visit.frame(account.displayName() + ": account"),
                        AdminTab.USERS.links(),
                        Person.of(account, identity, clock.instant()),
                        organizations.orgs().ofMember(account.id()).stream()
                                .map(UserPage.Membership::of)
                                .toList(),
                        owned,
                        Offers.of(identity.administration(), found.actor(), account),
                        typed));
    }

    /** What a form does. */
    @FunctionalInterface
    private interface Change {
        Done make(Administration administration, Case found);
    }

    private void change(Visit visit, Case found, UserPage.Typed typed, Change change) {
        Refusals.shown(
                () -> {
                    Done done = change.make(identity.administration(), found);
                    catalog.catchUp();
                    visit.redirect(done.at(address(found.account())));
                },
                (status, problem) -> show(visit, status, found, typed.refusedFor(problem)));
    }

    private void verify(Visit visit) {
        Case found = find(visit);
        boolean verified = Vouching.isWanted(visit.form());
        change(visit, found, UserPage.Typed.NOTHING, (administration, it) -> {
            administration.verify(it.actor(), it.account().id(), verified);
            return verified ? Done.ACCOUNT_VOUCHED : Done.ACCOUNT_NOT_VOUCHED;
        });
    }

    private void appoint(Visit visit) {
        Case found = find(visit);
        boolean wanted = visit.form().text("administrator").equals("true");
        change(visit, found, UserPage.Typed.NOTHING, (administration, it) -> {
            if (wanted) {
                administration.promote(it.actor(), it.account().id());
                return Done.ACCOUNT_PROMOTED;
            }
            administration.demote(it.actor(), it.account().id());
            return Done.ACCOUNT_DEMOTED;
        });
    }

    private void suspend(Visit visit) {
        Case found = find(visit);
        String reason = visit.form().text("reason");
        change(visit, found, UserPage.Typed.reason(reason), (administration, it) -> {
            administration.suspend(it.actor(), it.account().id(), Optional.of(reason));
            return Done.ACCOUNT_SUSPENDED;
        });
    }

    private void reinstate(Visit visit) {
        change(visit, find(visit), UserPage.Typed.NOTHING, (administration, it) -> {
            administration.reinstate(it.actor(), it.account().id());
            return Done.ACCOUNT_REINSTATED;
        });
    }

    private void delete(Visit visit) {
        Case found = find(visit);
        String typed = visit.form().text(Deletion.FIELD);
        Refusals.shown(
                () -> {
                    Deletion.requireTyped(typed, found.account().displayName());
                    organizations
                            .departures()
                            .delete(found.actor(), found.account().id());
                    catalog.catchUp();
                    visit.redirect(Done.ACCOUNT_REMOVED.at(AdminTab.USERS.address()));
                },
                (status, problem) ->
                        show(visit, status, found, UserPage.Typed.name(typed).refusedFor(problem)));
    }
}
