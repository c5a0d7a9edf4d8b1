package registry.web.page.account;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.accounts.LoginChoice;
import registry.accounts.ReturnPath;
import registry.web.page.Addresses;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * Where one signs in.
 *
 * @param logins the configured ones
 * @param problem why the last attempt came to nothing, {@code ""} when there was none
 * @param onward where somebody who is signed in goes on to
 */
@JStache(path = "account/login")
record LoginPage(Frame frame, List<Choice> logins, String problem, String onward) implements Page {
    /**
     * A login to choose.
     *
     * @param address where it begins
     */
    record Choice(String label, String address) {
        static Choice of(LoginChoice login, ReturnPath onward) {
            return new Choice(login.label(), Addresses.withReturn("/api/auth/login/" + login.id(), onward));
        }
    }

    boolean configured() {
        return !logins.isEmpty();
    }

    boolean refused() {
        return !problem.isEmpty();
    }

    @Override
    public String html() {
        return LoginPageRenderer.of().execute(this);
    }
}
