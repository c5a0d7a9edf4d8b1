package registry.web.page.account;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.catalog.Catalog;
import registry.orgs.Departures;
import registry.web.http.Cookies;
import registry.web.page.Addresses;
import registry.web.page.Deletion;
import registry.web.page.Done;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Refusals;
import registry.web.page.Visit;
import registry.web.page.Words;

/** Where people delete their accounts. Thread-safe. */
public final class Leaving implements PageArea {
    private static final String DELETE = Addresses.ACCOUNT + "/delete";

    private final Departures departures;
    private final Catalog catalog;
    private final Cookies cookies;

    /** Deletes accounts through {@code departures}; whose packages stay, {@code catalog} tells. */
    public Leaving(Departures departures, Catalog catalog, Cookies cookies) {
        this.departures = departures;
        this.catalog = catalog;
        this.cookies = cookies;
    }

    @Override
    public void route(PageRules rules) {
        rules.pageWithForm(DELETE, this::show, this::delete);
    }

    private void show(Visit visit) {
        Actor actor = visit.require();
        actor.requirePerson();
        show(visit, Status.OK_200, actor, deletion(actor));
    }

    private void show(Visit visit, Status status, Actor actor, Deletion deletion) {
        long packages = catalog.listing()
                .packages()
                .filter(summary -> summary.owner().equals(actor.account().id()))
                .count();
        visit.show(
                status,
                new LeavingPage(
                        visit.frame("Delete your account"),
                        packages > 0,
                        Words.count(packages, "package", "packages"),
                        deletion));
    }

    private void delete(Visit visit) {
        Actor actor = visit.requireNow();
        Deletion deletion = deletion(actor);
        String typed = visit.form().text(Deletion.FIELD);
        Refusals.shown(
                () -> {
                    Deletion.requireTyped(typed, deletion.name());
                    departures.deleteOwn(actor);
                    visit.response().headers().set(HeaderNames.SET_COOKIE, cookies.forget(visit.request()));
                    visit.redirect(Done.ACCOUNT_DELETED.at(Addresses.HOME));
                },
                (status, problem) -> show(visit, status, actor, deletion.refusedFor(problem, typed)));
    }

    private static Deletion deletion(Actor actor) {
        Account account = actor.account();
        return Deletion.of(DELETE, account.username().orElseGet(account::email));
    }
}
