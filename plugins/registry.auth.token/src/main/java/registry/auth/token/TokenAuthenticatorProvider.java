package registry.auth.token;

import java.util.Set;
import registry.api.ConfigScope;
import registry.api.spi.Authenticator;
import registry.api.spi.AuthenticatorProvider;
import registry.api.spi.CredentialLookup;

/** Opens the authenticator {@code token}. It has no configuration. */
public final class TokenAuthenticatorProvider implements AuthenticatorProvider {
    /** For {@link java.util.ServiceLoader}. */
    public TokenAuthenticatorProvider() {}

    @Override
    public String id() {
        return "token";
    }

    @Override
    public Set<String> configKeys() {
        return Set.of();
    }

    @Override
    public Authenticator open(ConfigScope config, CredentialLookup credentials) {
        config.requireKnown(configKeys());
        return new TokenAuthenticator(credentials);
    }
}
