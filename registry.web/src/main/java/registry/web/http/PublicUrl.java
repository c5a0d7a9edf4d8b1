package registry.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/**
 * The address by which browsers know this registry: what callbacks lead to and what a page's {@code Origin} must be.
 * Immutable.
 *
 * <p>It is configured, since a {@code Host} header is the client's to choose. Only while a person tries the registry out on
 * the own machine, with nothing configured, the {@code Host} header is believed if it names that machine.
 */
public final class PublicUrl {
    private static final String KEY = "public-url";

    private final Optional<URI> configured;

    private PublicUrl(Optional<URI> configured) {
        this.configured = configured;
    }

    /**
     * Reads {@code public-url}: {@code https://host[:port]}, or {@code http} for this machine alone, since browsers would
     * not send a session cookie there, and others could read what is sent.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID}
     */
    public static PublicUrl of(ConfigScope registry) {
        return new PublicUrl(registry.text(KEY)
                .map(text -> WebOrigin.parse(text)
                        .filter(PublicUrl::isSafe)
                        .orElseThrow(() -> registry.invalid(
                                KEY,
                                "must be https://host or https://host:port without a path (http only for localhost),"
                                        + " not '"
                                        + text + "'"))));
    }

    /** Whether browsers reach the registry by TLS: then its cookies are {@code Secure}. */
    public boolean isSecure() {
        return configured.filter(url -> url.getScheme().equals("https")).isPresent();
    }

    /** Whether this request comes from a browser on the same machine, without TLS. */
    boolean isPlain(ServerRequest request) {
        return find(request).filter(url -> url.getScheme().equals("http")).isPresent();
    }

    /** What {@link #origin(ServerRequest)} returns, or nothing where it fails. */
    public Optional<URI> find(ServerRequest request) {
        return find(
                request.headers().first(HeaderNames.HOST).orElse(""), TrustedProxies.isForwarded(request.headers()));
    }

    /**
     * The origin (RFC 6454 §6.2) of the registry's pages, such as {@code https://apps.example.com}: lower case, no default
     * port, no slash at the end.
     *
     * @throws RegistryException with {@link WebError#PUBLIC_URL_UNKNOWN} when it is not configured and this request does
     *     not name this machine as its host
     */
    public URI origin(ServerRequest request) {
        return find(request).orElseThrow(PublicUrl::unknown);
    }

    /**
     * The address of a page or route of the registry.
     *
     * @param path begins with a slash
     * @throws RegistryException as {@link #origin(ServerRequest)}
     * @throws IllegalArgumentException when {@code path} is no path
     */
    public URI resolve(ServerRequest request, String path) {
        return resolve(origin(request), path);
    }

    /** Joined as text: to a URI, {@code //elsewhere} is another host. */
    static URI resolve(URI origin, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash");
        }
        return URI.create(origin + path);
    }

    URI origin(String host, boolean forwarded) {
        return find(host, forwarded).orElseThrow(PublicUrl::unknown);
    }

    private Optional<URI> find(String host, boolean forwarded) {
        return configured.or(() ->
                forwarded ? Optional.empty() : WebOrigin.parse("http://" + host).filter(PublicUrl::isThisMachine));
    }

    private static RegistryException unknown() {
        return new RegistryException(
                WebError.PUBLIC_URL_UNKNOWN,
                "this registry does not know its public address; its operator must set registry.public-url");
    }

    private static boolean isSafe(URI url) {
        return url.getScheme().equals("https") || (url.getScheme().equals("http") && isThisMachine(url));
    }

    private static boolean isThisMachine(URI url) {
        String host = url.getHost();
        return host.equals("localhost")
                || ClientAddress.parse(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
                        .map(ClientAddress::address)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }
}
