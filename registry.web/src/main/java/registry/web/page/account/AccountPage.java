package registry.web.page.account;

import io.jstach.jstache.JStache;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Words;

/** Who one is here. */
@JStache(path = "account/account")
record AccountPage(Frame frame, Actor actor) implements Page {
    String name() {
        return account().profile().name().orElseGet(account()::displayName);
    }

    String email() {
        return account().email();
    }

    boolean named() {
        return account().username().isPresent();
    }

    String username() {
        return account().username().orElse("");
    }

    boolean administrator() {
        return actor.isAdministrator();
    }

    String since() {
        return Words.moment(account().createdAt());
    }

    private Account account() {
        return actor.account();
    }

    @Override
    public String html() {
        return AccountPageRenderer.of().execute(this);
    }
}
