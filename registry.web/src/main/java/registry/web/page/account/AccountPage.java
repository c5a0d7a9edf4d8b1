package registry.web.page.account;

import io.jstach.jstache.JStache;
import registry.web.page.Frame;
import registry.web.page.Page;

/** Who one is here. */
@JStache(path = "account/account")
record AccountPage(Frame frame, Self self) implements Page {
    @Override
    public String html() {
        return AccountPageRenderer.of().execute(this);
    }
}
