package registry.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import registry.accounts.Caller;

/** Notes what requests tell of who sent them. Immutable. */
public final class Callers {
    private final TrustedProxies proxies;
    private final Cookies cookies;

    /** @param proxies know the client's address */
    public Callers(TrustedProxies proxies, Cookies cookies) {
        this.proxies = proxies;
        this.cookies = cookies;
    }

    /** Several {@code Authorization} headers are none: whichever was chosen, the sender may have meant another. */
    Caller of(ServerRequest request) {
        Headers headers = request.headers();
        List<String> authorization = headers.all(HeaderNames.AUTHORIZATION, List::of);
        return new Caller(
                authorization.size() == 1 ? Optional.of(authorization.getFirst()) : Optional.empty(),
                cookies.session(headers),
                proxies.clientOf(request).text());
    }
}
