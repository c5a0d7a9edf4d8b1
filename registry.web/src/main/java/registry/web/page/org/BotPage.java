package registry.web.page.org;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.web.page.Deletion;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.account.TokenDraft;
import registry.web.page.account.TokenRow;

/** A bot, its tokens, and its end. */
@JStache(path = "org/bot")
record BotPage(Frame frame, OrgHead head, String name, String address, List<TokenRow> rows, Forms forms)
        implements Page {
    /**
     * What is on the page besides.
     *
     * @param secret the token that was just made, which is shown this once; {@code ""} for none
     */
    record Forms(TokenDraft draft, Deletion deletion, String secret) {}

    TokenDraft draft() {
        return forms.draft();
    }

    Deletion deletion() {
        return forms.deletion();
    }

    String secret() {
        return forms.secret();
    }

    boolean issued() {
        return !secret().isEmpty();
    }

    boolean any() {
        return !rows.isEmpty();
    }

    @Override
    public String html() {
        return BotPageRenderer.of().execute(this);
    }
}
