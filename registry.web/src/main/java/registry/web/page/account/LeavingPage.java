package registry.web.page.account;

import io.jstach.jstache.JStache;
import registry.web.page.Deletion;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * What is lost with an account.
 *
 * @param owner whether packages belong to it
 * @param packages how many
 */
@JStache(path = "account/leaving")
record LeavingPage(Frame frame, boolean owner, String packages, Deletion deletion) implements Page {
    @Override
    public String html() {
        return LeavingPageRenderer.of().execute(this);
    }
}
