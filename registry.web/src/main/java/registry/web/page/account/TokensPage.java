package registry.web.page.account;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * One's API tokens, and a form for another.
 *
 * @param secret the token that was just made, which is shown this once; {@code ""} for none
 */
@JStache(path = "account/tokens")
record TokensPage(Frame frame, List<TokenRow> rows, TokenDraft draft, String secret) implements Page {
    boolean issued() {
        return !secret.isEmpty();
    }

    boolean any() {
        return !rows.isEmpty();
    }

    @Override
    public String html() {
        return TokensPageRenderer.of().execute(this);
    }
}
