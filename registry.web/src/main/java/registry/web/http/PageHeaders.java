package registry.web.http;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What an HTML page carries instead of the headers that fit data. A page may use scripts, styles and pictures of this
 * registry, pictures of accounts from anywhere by https, and nothing that is written into the page itself. Sign-in leads
 * elsewhere by links: a form must lead back here, or to the one program that it is about.
 */
public final class PageHeaders {
    private static final Map<String, String> HEADERS = Map.of(
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Referrer-Policy",
            "same-origin");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' https: data:; "
                    + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
                    + "form-action 'self'";

    private PageHeaders() {}

    /**
     * Sets them.
     *
     * @param formOrigin an origin that the answer to the page's form may lead to, since browsers count that as well;
     *     {@code ""} for none
     */
    public static void apply(String formOrigin, BiConsumer<String, String> response) {
        HEADERS.forEach(response);
        response.accept("Content-Security-Policy", formOrigin.isEmpty() ? POLICY : POLICY + " " + formOrigin);
    }
}
