package registry.web.page;

import java.util.Arrays;
import java.util.Locale;

/** What a form just did, as the page says that the browser is led to next. Addresses carry a code, never a text. */
public enum Done {
    BOT_CREATED("The bot was created. It needs a token to publish with."),
    BOT_DELETED("The bot and its tokens are gone."),
    TOKEN_REVOKED("The token was revoked. It counts for nothing from now on.");

    private static final String PARAMETER = "done";

    private final String text;

    Done(String text) {
        this.text = text;
    }

    /** A path with this as its query. */
    public String at(String path) {
        return path + "?" + PARAMETER + "=" + id();
    }

    /** What was done, {@code ""} for nothing that is known. */
    static String text(Visit visit) {
        String id = visit.query(PARAMETER).orElse("");
        return Arrays.stream(values())
                .filter(done -> done.id().equals(id))
                .map(done -> done.text)
                .findFirst()
                .orElse("");
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
