package registry.web.page.account;

import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.ProgramLogins;
import registry.web.page.Addresses;
import registry.web.page.Form;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Visit;

/**
 * Where a person lets a program on their machine in, such as the command line. The person decides with a form of this
 * registry, so that no other page can mint tokens; the program gets a code by way of the browser, and the token itself
 * from {@code POST /api/auth/program}. Thread-safe.
 */
public final class Connecting implements PageArea {
    private final ProgramLogins programs;

    /** Lets {@code programs} in. */
    public Connecting(ProgramLogins programs) {
        this.programs = programs;
    }

    @Override
    public void route(PageRules rules) {
        rules.pageWithForm(Addresses.CONNECT, this::ask, this::answer);
    }

    private void ask(Visit visit) {
        ProgramQuery query = ProgramQuery.of(name -> visit.query(name).orElse(""));
        Optional<Actor> actor = visit.actor();
        if (actor.isEmpty()) {
            signInFirst(visit, query);
            return;
        }
        programs.check(actor.get(), query.request());
        visit.show(new ConnectPage(visit.frame("Let a program in"), query));
    }

    private void answer(Visit visit) {
        Form form = visit.form();
        ProgramQuery query = ProgramQuery.of(form::text);
        Optional<Actor> actor = visit.actor();
        if (actor.isEmpty()) {
            signInFirst(visit, query);
        } else if (form.text("answer").equals("allow")) {
            visit.redirect(query.allowed(programs.allow(actor.get(), query.request())));
        } else {
            visit.redirect(query.declined());
        }
    }

    private static void signInFirst(Visit visit, ProgramQuery query) {
        visit.redirect(Addresses.withReturn(Addresses.RENEW, query.again()));
    }
}
