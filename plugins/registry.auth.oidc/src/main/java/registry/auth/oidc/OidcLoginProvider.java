package registry.auth.oidc;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import registry.api.ConfigScope;
import registry.api.spi.Login;
import registry.api.spi.LoginProvider;

/** Opens a login for each configured OpenID Connect issuer. */
public final class OidcLoginProvider implements LoginProvider {
    /** For {@link java.util.ServiceLoader}. */
    public OidcLoginProvider() {}

    @Override
    public String id() {
        return "oidc";
    }

    @Override
    public Set<String> configKeys() {
        Set<String> keys = new TreeSet<>();
        IssuerConfig.KEYS.forEach(key -> keys.add("oidc.*." + key));
        IssuerConfig.GOOGLE_KEYS.forEach(key -> keys.add("google." + key));
        return keys;
    }

    @Override
    public List<Login> open(ConfigScope auth) {
        List<IssuerConfig> configs = IssuerConfig.all(auth);
        List<Login> logins = new ArrayList<>();
        configs.forEach(
                config -> logins.add(new OidcLogin(config, new Transport(Transport.PATIENCE), Clock.systemUTC())));
        return List.copyOf(logins);
    }
}
