package registry.web;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.DevelopmentIssuer;
import registry.web.http.PublicUrl;

/**
 * The development issuer beside the server. To the registry it is an identity provider as any other, by the settings that
 * an operator would make for one; {@link #start} makes sure that it cannot be reached from other machines.
 *
 * @param issuer the one that runs
 * @param administrators the configured e-mail addresses of administrators
 */
record DevLogin(DevelopmentIssuer.Running issuer, Optional<String> administrators) {
    /** The id of its login. */
    static final String ID = "dev";

    private static final String SCOPE = "auth.oidc." + ID;
    private static final String CALLBACK = "/api/auth/login/dev/callback";
    private static final String ADMINISTRATORS = "admin.emails";
    private static final String PORT = "development.port";
    private static final String PUBLIC_URL = "public-url";
    private static final int MAX_PORT = 65_535;

    /**
     * Starts the installed issuer.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when the registry is not for this machine alone, when
     *     there is no such issuer, or when it cannot listen
     */
    static DevLogin start(ConfigScope settings, Endpoint endpoint) {
        return start(
                settings, endpoint, ServiceLoader.load(DevelopmentIssuer.class).findFirst());
    }

    static DevLogin start(ConfigScope settings, Endpoint endpoint, Optional<DevelopmentIssuer> installed) {
        if (!endpoint.isLoopback() || PublicUrl.of(settings).isSecure()) {
            throw new RegistryException(
                    ApiError.CONFIG_INVALID,
                    "--dev-login lets everybody in as anybody, so it needs a registry that only this machine reaches; leave "
                            + "out --host and registry.public-url, or configure a real login");
        }
        DevelopmentIssuer issuer = installed.orElseThrow(() -> new RegistryException(
                ApiError.CONFIG_INVALID,
                "--dev-login needs the module registry.development, which an installed registry does not have; start it "
                        + "with ./run --dev-login in the source tree"));
        // The issuer's port is part of what it calls itself: the same people are the same accounts next time.
        int next = endpoint.port() == 0 || endpoint.port() == MAX_PORT ? 0 : endpoint.port() + 1;
        int port = (int) settings.number(PORT, next, 0, MAX_PORT);
        int callbackPort = settings.text(PUBLIC_URL).isPresent() ? 0 : endpoint.port();
        return new DevLogin(
                issuer.start(port, new DevelopmentIssuer.Callback(CALLBACK, callbackPort)),
                settings.text(ADMINISTRATORS));
    }

    /** Whether a registry with these settings uses one. */
    static boolean isOn(ConfigScope settings) {
        return settings.text(SCOPE + ".issuer").isPresent();
    }

    /** The settings that make the registry use it, by full name. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("registry." + SCOPE + ".issuer", issuer.issuer().toString());
        settings.put("registry." + SCOPE + ".client-id", issuer.clientId());
        settings.put("registry." + SCOPE + ".client-secret", issuer.clientSecret());
        settings.put("registry." + SCOPE + ".label", issuer.label());
        settings.put(
                "registry." + ADMINISTRATORS,
                administrators.map(emails -> emails + ",").orElse("") + issuer.administrator());
        return Map.copyOf(settings);
    }

    /**
     * What the operator has to know.
     *
     * @param url where the registry is
     */
    String notice(String url) {
        return """

               DEVELOPMENT SIGN-IN: everybody on this machine can sign in as anybody, without a password.
               Sign in at %s/login; %s is an administrator.
               """.formatted(url, issuer.administrator());
    }

    /** Keeps the client's secret out of logs. */
    @Override
    public String toString() {
        return "development sign-in at " + issuer.issuer();
    }
}
