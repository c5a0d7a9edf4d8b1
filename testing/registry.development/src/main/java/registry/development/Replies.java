package registry.development;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;

/** Answers that the protocol library does not make. */
final class Replies {
    private Replies() {}

    /** @param formAction where its forms may lead, as the content security policy writes it */
    static HTTPResponse html(int status, Page page, String formAction) {
        HTTPResponse reply = of(status, "text/html; charset=utf-8", page.html());
        reply.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action " + formAction
                        + "; base-uri 'none'; frame-ancestors 'none'");
        return reply;
    }

    static HTTPResponse json(String json) {
        return of(200, "application/json", json);
    }

    static HTTPResponse plain(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    static HTTPResponse seeOther(URI where) {
        HTTPResponse reply = new HTTPResponse(303);
        reply.setLocation(where);
        return reply;
    }

    static HTTPResponse of(int status, String type, String body) {
        HTTPResponse reply = new HTTPResponse(status);
        reply.setHeader("Content-Type", type);
        reply.setBody(body);
        return reply;
    }
}
