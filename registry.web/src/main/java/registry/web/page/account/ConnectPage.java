package registry.web.page.account;

import io.jstach.jstache.JStache;
import java.util.Arrays;
import java.util.List;
import registry.accounts.Scope;
import registry.web.page.Frame;
import registry.web.page.Page;

/** Asks a person whether a program on their machine may act for them. */
@JStache(path = "account/connect")
record ConnectPage(Frame frame, ProgramQuery query) implements Page {
    String label() {
        return query.request().label();
    }

    String comparison() {
        return query.request().comparison();
    }

    /** What it will be able to do, in words. */
    List<String> rights() {
        return Arrays.stream(Scope.values())
                .filter(query.request().scopes()::contains)
                .map(ConnectPage::right)
                .toList();
    }

    @Override
    public String formOrigin() {
        return query.origin();
    }

    private static String right(Scope scope) {
        return switch (scope) {
            case PUBLISH -> "publish packages and edit what is said about them";
            case YANK -> "withdraw versions, and take that back";
            case ORGS -> "manage your organizations and the settings of your account";
            case READ -> "read what only you may read";
            case DELETE -> "delete versions and packages for ever, and hand packages over";
            case ADMIN -> "administer this registry";
        };
    }

    @Override
    public String html() {
        return ConnectPageRenderer.of().execute(this);
    }
}
