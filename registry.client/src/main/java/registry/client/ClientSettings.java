package registry.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where the registry is and how to talk to it. Immutable. */
public final class ClientSettings {
    private final URI registry;
    private final Optional<String> token;
    private final Duration timeout;
    private final Duration longTimeout;
    private final RetryPolicy retries;
    private final String userAgent;
    private final Optional<SSLContext> tls;

    private ClientSettings(Builder builder) {
        registry = builder.registry;
        token = Optional.ofNullable(builder.token);
        timeout = builder.timeout;
        longTimeout = builder.longTimeout.compareTo(timeout) > 0 ? builder.longTimeout : timeout;
        retries = builder.retries;
        userAgent = builder.userAgent;
        tls = Optional.ofNullable(builder.tls);
    }

    /**
     * Begins settings for the registry at this address, such as {@code https://registry.example}.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Builder at(String url) {
        return at(parseUrl(url));
    }

    /** Begins settings for the registry at this address, as {@link #parseUrl} gives it. */
    public static Builder at(URI registry) {
        return new Builder(registry);
    }

    /**
     * Parses the address of a registry; slashes at its end are dropped.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static URI parseUrl(String text) {
        String trimmed = withoutSlashes(text.strip());
        URI uri;
        try {
            uri = URI.create(trimmed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a URL", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("'" + text + "' must begin with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("'" + text + "' names no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The URL of a registry has no user, query or fragment: give it as scheme://host:port");
        }
        return uri;
    }

    /** The same settings with another token. */
    public ClientSettings withToken(String newToken) {
        return toBuilder().token(newToken).build();
    }

    /** Begins other settings from these. */
    public Builder toBuilder() {
        Builder builder = new Builder(registry);
        builder.token = token.orElse(null);
        builder.timeout = timeout;
        builder.longTimeout = longTimeout;
        builder.retries = retries;
        builder.userAgent = userAgent;
        builder.tls = tls.orElse(null);
        return builder;
    }

    /** Base address, without a slash at the end. */
    public URI registry() {
        return registry;
    }

    /** The API token to send, if any. */
    public Optional<String> token() {
        return token;
    }

    /** The longest silence that is borne: while connecting, and between two signs of life afterwards. */
    public Duration timeout() {
        return timeout;
    }

    /**
     * The longest silence that is borne where the registry works for long before it answers: when it verifies a bundle,
     * backs up, inspects, sweeps or imports. Never shorter than {@link #timeout}.
     */
    public Duration longTimeout() {
        return longTimeout;
    }

    /** How often and when calls are repeated. */
    public RetryPolicy retries() {
        return retries;
    }

    /** How this client calls itself in its requests. */
    public String userAgent() {
        return userAgent;
    }

    /** Whom TLS trusts, if that is not the platform's own choice. */
    public Optional<SSLContext> tls() {
        return tls;
    }

    /** The settings without the token, which belongs in no log. */
    @Override
    public String toString() {
        return "ClientSettings[registry=" + registry + ", timeout=" + timeout + ", retries=" + retries + "]";
    }

    private static String withoutSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Gathers settings. Whatever is not set has the value that is named at its method. For one thread. */
    public static final class Builder {
        private static final Duration SHORTEST = Duration.ofMillis(1);
        private static final Duration LONGEST = Duration.ofDays(366);

        private final URI registry;
        private @Nullable String token;
        private Duration timeout = Duration.ofSeconds(10);
        private Duration longTimeout = Duration.ofMinutes(10);
        private RetryPolicy retries = RetryPolicy.STANDARD;
        private String userAgent = "calimero-registry-client";
        private @Nullable SSLContext tls;

        private Builder(URI registry) {
            this.registry =
                    parseUrl(Objects.requireNonNull(registry, "registry").toString());
        }

        /** Sends this API token; by default none, which suffices for reading what is public. */
        public Builder token(String newToken) {
            if (!isVisibleAscii(newToken)) {
                throw new IllegalArgumentException("The API token holds blanks or other characters that no token has");
            }
            token = newToken;
            return this;
        }

        /** Sets {@link #timeout}; 10 seconds by default. */
        public Builder timeout(Duration newTimeout) {
            timeout = inLimits(newTimeout);
            return this;
        }

        /** Sets {@link #longTimeout}; 10 minutes by default. */
        public Builder longTimeout(Duration newTimeout) {
            longTimeout = inLimits(newTimeout);
            return this;
        }

        /** Sets when calls are repeated; {@link RetryPolicy#STANDARD} by default. */
        public Builder retries(RetryPolicy newRetries) {
            retries = newRetries;
            return this;
        }

        /** Sets how the client calls itself: printable ASCII; {@code calimero-registry-client} by default. */
        public Builder userAgent(String newUserAgent) {
            if (newUserAgent.isBlank() || !newUserAgent.chars().allMatch(c -> c >= ' ' && c < 127)) {
                throw new IllegalArgumentException("The user agent must be printable ASCII");
            }
            userAgent = newUserAgent;
            return this;
        }

        /**
         * Also trusts the certificates of this file, beside those that the platform trusts: for registries with
         * certificates of an authority of one's own.
         *
         * @param certificates X.509 certificates, PEM
         * @throws IllegalArgumentException if the file holds no certificate
         * @throws java.io.UncheckedIOException if it cannot be read
         */
        public Builder alsoTrust(Path certificates) {
            tls = PrivateTrust.in(certificates);
            return this;
        }

        /** Uses this for TLS. */
        public Builder tls(SSLContext newTls) {
            tls = newTls;
            return this;
        }

        /** The settings. */
        public ClientSettings build() {
            return new ClientSettings(this);
        }

        private static boolean isVisibleAscii(String text) {
            return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
        }

        private static Duration inLimits(Duration timeout) {
            if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("The timeout must be 1 ms at least and a year at most");
            }
            return timeout;
        }
    }
}
