package registry.web.http;

import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import registry.accounts.IssuedSession;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/**
 * The cookies of this registry: what they are called, and how they are read and set. None of them is readable for
 * scripts or sent with what another site embeds; all are {@code Secure} unless the registry is tried out on the own
 * machine without TLS. Immutable.
 */
public final class Cookies {
    private static final String KEY = "session.cookie-name";
    private static final String SESSION = "app_registry_session";
    private static final String LOGIN_STATE = "oauth_state";

    /** A token (RFC 9110 §5.6.2), as RFC 6265 §4.1.1 wants it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

    private static final Pattern SESSION_FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Pattern REFRESH_FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String EVERYWHERE = "/";
    private static final String REFRESH_PATH = "/api/auth";

    private final String session;
    private final String refresh;
    private final PublicUrl url;

    private Cookies(String session, PublicUrl url) {
        this.session = session;
        this.refresh = session + "_refresh";
        this.url = url;
    }

    /**
     * Reads {@code session.cookie-name}, the name of the session cookie; that of the refresh cookie has
     * {@code _refresh} behind it.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID}
     */
    public static Cookies of(ConfigScope registry, PublicUrl url) {
        String name = registry.text(KEY).orElse(SESSION);
        // A name with this prefix would bind the path, too (RFC 6265bis §4.1.3), which the refresh cookie has of its
        // own.
        if (!NAME.matcher(name).matches()
                || name.toLowerCase(Locale.ROOT).startsWith("__host-")
                || name.equals(LOGIN_STATE)) {
            throw registry.invalid(
                    KEY,
                    "must be 1 to 64 letters, digits and characters such as - and _, neither " + LOGIN_STATE
                            + " nor begin with __Host-, not '" + name + "'");
        }
        return new Cookies(name, url);
    }

    /** Whether a request carries a session or refresh cookie, whatever is in it. */
    public boolean areIn(Headers request) {
        return !CookieHeader.values(request, session).isEmpty()
                || !CookieHeader.values(request, refresh).isEmpty();
    }

    /** The value of the session cookie; of several that which looks like one, since another site may have set more. */
    public Optional<String> session(Headers request) {
        return value(request, session, SESSION_FORM);
    }

    /** The value of the refresh cookie; of several that which looks like one. */
    public Optional<String> refresh(Headers request) {
        return value(request, refresh, REFRESH_FORM);
    }

    /** The value of the cookie that goes along with a browser that is sent away to sign in. */
    public Optional<String> loginState(Headers request) {
        return CookieHeader.values(request, LOGIN_STATE).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The values of {@code Set-Cookie} that make a browser keep {@code issued}, and forget what is not issued. */
    public List<String> keep(ServerRequest request, IssuedSession issued) {
        return List.of(
                set(request, session, EVERYWHERE, issued.session()),
                set(request, refresh, REFRESH_PATH, issued.refresh()));
    }

    /** The values of {@code Set-Cookie} that make a browser forget its session. */
    public List<String> forget(ServerRequest request) {
        return keep(request, new IssuedSession(IssuedSession.Secret.NONE, IssuedSession.Secret.NONE));
    }

    /** The value of {@code Set-Cookie} that makes a browser keep the state of a login, of base64url and dots. */
    public String keepLoginState(ServerRequest request, String state, Duration life) {
        return set(request, LOGIN_STATE, EVERYWHERE, new IssuedSession.Secret(state, life));
    }

    /** The value of {@code Set-Cookie} that makes a browser forget the state of a login. */
    public String forgetLoginState(ServerRequest request) {
        return set(request, LOGIN_STATE, EVERYWHERE, IssuedSession.Secret.NONE);
    }

    private static Optional<String> value(Headers request, String name, Pattern form) {
        List<String> values = CookieHeader.values(request, name).stream()
                .filter(value -> !value.isEmpty())
                .toList();
        return values.stream()
                .filter(value -> form.matcher(value).matches())
                .findFirst()
                .or(() -> values.stream().findFirst());
    }

    private String set(ServerRequest request, String name, String path, IssuedSession.Secret secret) {
        return name + "=" + secret.value() + "; Path=" + path + "; HttpOnly; SameSite=Lax; Max-Age="
                + secret.life().toSeconds() + (url.isPlain(request) ? "" : "; Secure");
    }
}
