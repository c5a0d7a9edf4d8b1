package registry.storage.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/**
 * {@code redis://[[user]:password@]host[:port][/database]}, or {@code rediss} for TLS, as registered with IANA. What is
 * special in a URL is percent-encoded in user and password.
 */
record RedisUrl(boolean tls, Credentials credentials, HostAndPort address, int database) {
    private static final String KEY = "url";
    private static final String FORM = "must be redis://[user:password@]host[:port][/database], or rediss:// for TLS";

    /** Failures do not repeat the value, which may hold a password. */
    static Optional<RedisUrl> of(ConfigScope config) {
        return config.text(KEY).map(text -> parse(config, text));
    }

    private static RedisUrl parse(ConfigScope config, String text) {
        URI uri = uri(config, text);
        boolean tls = "rediss".equals(uri.getScheme());
        if ((!tls && !"redis".equals(uri.getScheme()))
                || uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw invalid(config);
        }
        int port = uri.getPort() < 0 ? Servers.DEFAULT_PORT : uri.getPort();
        return new RedisUrl(
                tls,
                credentials(config, uri.getRawUserInfo()),
                new HostAndPort(uri.getHost(), port),
                database(config, uri.getRawPath()));
    }

    private static URI uri(ConfigScope config, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) { // its message holds the text
            throw invalid(config);
        }
    }

    private static Credentials credentials(ConfigScope config, @Nullable String userInfo) {
        if (userInfo == null) {
            return Credentials.NONE;
        }
        int colon = userInfo.indexOf(':');
        if (colon < 0) {
            throw invalid(config);
        }
        String user = decode(userInfo.substring(0, colon));
        return new Credentials(user.isEmpty() ? null : user, decode(userInfo.substring(colon + 1)));
    }

    /** A plus sign stands for itself here. */
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int database(ConfigScope config, String path) {
        if (path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/[0-9]{1,5}")) {
            throw invalid(config);
        }
        return Integer.parseInt(path.substring(1));
    }

    private static RegistryException invalid(ConfigScope config) {
        return config.invalid(KEY, FORM);
    }
}
