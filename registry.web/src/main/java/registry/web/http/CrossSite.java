package registry.web.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises what a page of another site makes a visitor's browser send here: a request that changes something and
 * carries the visitor's cookies. Browsers say where such a request comes from (Fetch §3.1, Fetch Metadata §2.4), and no
 * page can make them say anything else. Immutable.
 */
public final class CrossSite {
    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

    /** RFC 9110 §9.2.1. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Cookies cookies;
    private final PublicUrl url;
    private final CorsOrigins origins;

    /**
     * @param url where this registry's own pages are
     * @param origins whose pages may act for a visitor besides
     */
    public CrossSite(Cookies cookies, PublicUrl url, CorsOrigins origins) {
        this.cookies = cookies;
        this.url = url;
        this.origins = origins;
    }

    /** Why a request is refused, if it is. */
    Optional<Problem> problem(ServerRequest request) {
        if (SAFE.contains(request.prologue().method().text())
                || !cookies.areIn(request.headers())
                || isKnown(request)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                WebError.CROSS_SITE,
                "This request carries a session cookie and does not say that it comes from a page of this"
                        + " registry. Other sites must be among registry.cors.origins; programs send a token"
                        + " instead of cookies."));
    }

    private boolean isKnown(ServerRequest request) {
        Headers headers = request.headers();
        if (headers.all(FETCH_SITE, List::of).equals(List.of("same-origin"))) {
            return true;
        }
        List<String> origin = headers.all(HeaderNames.ORIGIN, List::of);
        return origin.size() == 1
                && (origins.contains(origin.getFirst())
                        || url.find(request)
                                .map(URI::toString)
                                .filter(origin.getFirst()::equals)
                                .isPresent());
    }
}
