package registry.web.page;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.ProgramLogins;
import registry.web.rest.Access;

/**
 * Where a person lets a program on their machine in, such as the command line. The person decides with a form of this
 * registry, so that no other page can mint tokens; the program gets a code by way of the browser, and the token itself
 * from {@code POST /api/auth/program}. Thread-safe.
 */
public final class Connecting {
    private final Pages pages;
    private final Access access;
    private final ProgramLogins programs;

    /** Asks whoever {@code access} says is looking. */
    public Connecting(Pages pages, Access access, ProgramLogins programs) {
        this.pages = pages;
        this.access = access;
        this.programs = programs;
    }

    void ask(ServerRequest request, ServerResponse response) {
        ProgramQuery query = ProgramQuery.of(name -> request.query().first(name).orElse(""));
        Optional<Actor> actor = access.find();
        if (actor.isEmpty()) {
            signInFirst(response, query);
            return;
        }
        programs.check(actor.get(), query.request());
        ConnectPage page = new ConnectPage(
                pages.frame("Let a program in", Optional.of(actor.get().account())), query);
        pages.send(request, response, Status.OK_200, page);
    }

    void answer(ServerRequest request, ServerResponse response) {
        Form form = Form.read(request);
        ProgramQuery query = ProgramQuery.of(form::text);
        Optional<Actor> actor = access.find();
        if (actor.isEmpty()) {
            signInFirst(response, query);
        } else if (form.text("answer").equals("allow")) {
            Pages.redirect(response, query.allowed(programs.allow(actor.get(), query.request())));
        } else {
            Pages.redirect(response, query.declined());
        }
    }

    private static void signInFirst(ServerResponse response, ProgramQuery query) {
        Pages.redirect(response, Addresses.withReturn(PageRoutes.LOGIN, query.again()));
    }
}
