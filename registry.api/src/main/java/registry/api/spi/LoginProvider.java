package registry.api.spi;

import java.util.List;
import java.util.Set;
import registry.api.ConfigScope;

/**
 * Opens the logins of one protocol. All installed providers are asked; each opens as many logins as configuration asks
 * for, which may be none.
 */
public interface LoginProvider extends Provider {
    /**
     * The configuration keys it reads below {@code registry.auth}, whatever its id. {@code *} stands for one segment
     * that the operator chooses, {@code [a-z][a-z0-9]*}: {@code oidc.*.issuer}.
     */
    @Override
    Set<String> configKeys();

    /**
     * Opens the configured logins. Nothing is asked over the network yet: a login whose identity provider is down opens
     * all the same.
     *
     * @param auth the scope {@code registry.auth}, other plugins' keys included
     * @throws registry.api.RegistryException with {@code CONFIG_INVALID} only; nothing stays open then
     */
    List<Login> open(ConfigScope auth);
}
