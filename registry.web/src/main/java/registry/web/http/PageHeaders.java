package registry.web.http;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What an HTML page carries instead of the headers that fit data. A page may use scripts, styles and pictures of this
 * registry, pictures of accounts from anywhere by https, and nothing that is written into the page itself. Sign-in leads
 * elsewhere by links: a form must lead back here.
 */
public final class PageHeaders {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' https: data:; "
                    + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Referrer-Policy",
            "same-origin");

    private PageHeaders() {}

    /** Sets them. */
    public static void apply(BiConsumer<String, String> response) {
        HEADERS.forEach(response);
    }
}
