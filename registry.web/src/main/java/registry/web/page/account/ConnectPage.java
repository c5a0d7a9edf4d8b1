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
                .map(Rights::text)
                .toList();
    }

    @Override
    public String formOrigin() {
        return query.origin();
    }

    @Override
    public String html() {
        return ConnectPageRenderer.of().execute(this);
    }
}
