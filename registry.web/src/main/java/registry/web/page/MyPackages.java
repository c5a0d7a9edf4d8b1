package registry.web.page;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
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
import registry.web.rest.Access;

/** What is somebody's own: who they are here, and their packages. Thread-safe. */
public final class MyPackages {
    private final Pages pages;
    private final Access access;
    private final Accounts accounts;
    private final Catalog catalog;

    /** Shows what {@code catalog} holds of whoever {@code access} says is looking. */
    public MyPackages(Pages pages, Access access, Accounts accounts, Catalog catalog) {
        this.pages = pages;
        this.access = access;
        this.accounts = accounts;
        this.catalog = catalog;
    }

    void show(ServerRequest request, ServerResponse response) {
        Optional<Actor> actor = access.find();
        if (actor.isPresent()) {
            actor.get().require(Scope.READ);
            pages.send(request, response, Status.OK_200, page(actor.get(), "", ""));
        } else {
            Pages.redirect(response, Addresses.withReturn(PageRoutes.LOGIN, ReturnPath.DEFAULT));
        }
    }

    void claimUsername(ServerRequest request, ServerResponse response) {
        String typed = Form.read(request).text("username");
        Optional<Actor> actor = access.find();
        if (actor.isEmpty()) {
            Pages.redirect(response, Addresses.withReturn(PageRoutes.LOGIN, ReturnPath.DEFAULT));
            return;
        }
        try {
            accounts.claimUsername(actor.get(), typed);
            Pages.redirect(response, PageRoutes.MY_PACKAGES);
        } catch (RegistryException e) {
            if (e.code().kind() != ErrorKind.INVALID && e.code().kind() != ErrorKind.CONFLICT) {
                throw e;
            }
            Status status = Status.create(Problem.of(e.code(), e.detail()).status());
            pages.send(request, response, status, page(actor.get(), typed, Pages.sentence(e.detail())));
        }
    }

    private MyPackagesPage page(Actor actor, String typed, String problem) {
        List<MyPackagesPage.Row> rows = catalog.listing()
                .packages()
                .filter(summary -> summary.owner().equals(actor.account().id()))
                .map(MyPackagesPage.Row::of)
                .toList();
        return new MyPackagesPage(
                pages.frame("My packages", Optional.of(actor.account())), actor, rows, typed, problem);
    }
}
