package registry.api.spi;

import registry.api.ConfigScope;

/** Opens authenticators of one kind. */
public interface AuthenticatorProvider extends Provider {
    /**
     * Opens the authenticator.
     *
     * @throws registry.api.RegistryException with {@code CONFIG_INVALID} only
     */
    Authenticator open(ConfigScope config, CredentialLookup credentials);
}
