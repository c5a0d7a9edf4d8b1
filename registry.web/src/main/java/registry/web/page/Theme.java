package registry.web.page;

import io.helidon.http.Headers;
import java.util.Arrays;
import java.util.Locale;
import registry.web.http.CookieHeader;

/** Light or dark, as chosen for this browser. */
public enum Theme {
    SYSTEM("Like the system"),
    LIGHT("Light"),
    DARK("Dark");

    /** Where the choice is kept. It is no secret, and scripts have no use for it. */
    static final String COOKIE = "app_registry_theme";

    private static final String YEAR = "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    /** As people call it. */
    public String label() {
        return label;
    }

    /** As the form and the cookie call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one called so; whatever is unknown is the system's. */
    static Theme of(String id) {
        return Arrays.stream(values())
                .filter(theme -> theme.id().equals(id))
                .findFirst()
                .orElse(SYSTEM);
    }

    static Theme of(Headers request) {
        return CookieHeader.values(request, COOKIE).stream()
                .findFirst()
                .map(Theme::of)
                .orElse(SYSTEM);
    }

    /** What makes the browser remember it. */
    String cookie() {
        return COOKIE + "=" + id() + YEAR;
    }
}
