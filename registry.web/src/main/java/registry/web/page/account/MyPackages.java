package registry.web.page.account;

import io.helidon.http.Status;
import java.util.List;
import java.util.Optional;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.ReturnPath;
import registry.accounts.Scope;
import registry.api.ErrorKind;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.web.http.Problem;
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Pages;
import registry.web.page.Visit;

/** What is somebody's own: who they are here, and their packages. Thread-safe. */
public final class MyPackages implements PageArea {
    private static final String USERNAME = Addresses.MY_PACKAGES + "/username";

    private final Accounts accounts;
    private final Catalog catalog;

    /** Shows what {@code catalog} holds of whoever looks. */
    public MyPackages(Accounts accounts, Catalog catalog) {
        this.accounts = accounts;
        this.catalog = catalog;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.MY_PACKAGES, this::show).form(USERNAME, this::claimUsername);
    }

    private void show(Visit visit) {
        visit.show(page(visit, visit.require(Scope.READ), "", ""));
    }

    private void claimUsername(Visit visit) {
        String typed = visit.form().text("username");
        Optional<Actor> actor = visit.actor();
        if (actor.isEmpty()) {
            visit.redirect(Addresses.withReturn(Addresses.LOGIN, ReturnPath.DEFAULT));
            return;
        }
        try {
            accounts.claimUsername(actor.get(), typed);
            visit.redirect(Addresses.MY_PACKAGES);
        } catch (RegistryException e) {
            if (e.code().kind() != ErrorKind.INVALID && e.code().kind() != ErrorKind.CONFLICT) {
                throw e;
            }
            Status status = Status.create(Problem.of(e.code(), e.detail()).status());
            visit.show(status, page(visit, actor.get(), typed, Pages.sentence(e.detail())));
        }
    }

    private MyPackagesPage page(Visit visit, Actor actor, String typed, String problem) {
        List<MyPackagesPage.Row> rows = catalog.listing()
                .packages()
                .filter(summary -> summary.owner().equals(actor.account().id()))
                .map(MyPackagesPage.Row::of)
                .toList();
        return new MyPackagesPage(visit.frame("My packages"), actor, rows, typed, problem);
    }
}
