package registry.web.page.account;

import io.jstach.jstache.JStache;
import java.time.Instant;
import java.util.List;
import registry.accounts.SessionInfo;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Page;

/** The browsers that one is signed in with. */
@JStache(path = "account/sessions")
record SessionsPage(Frame frame, List<Row> rows) implements Page {
    /**
     * A browser.
     *
     * @param own whether it is the one that looks
     */
    record Row(String id, boolean own, String browser, String address, Moment begun, Moment seen) {
        static Row of(SessionInfo session, boolean own, Instant now) {
            return new Row(
                    session.id(),
                    own,
                    session.origin().userAgent().orElse("a browser that does not say which"),
                    session.origin().address(),
                    Moment.of(session.createdAt(), now),
                    Moment.of(session.refreshedAt(), now));
        }
    }

    boolean others() {
        return rows.size() > 1;
    }

    @Override
    public String html() {
        return SessionsPageRenderer.of().execute(this);
    }
}
