package registry.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.Login;
import registry.api.spi.LoginProvider;
import registry.api.spi.Providers;

/** The configured logins of all installed providers, by id. Thread-safe. */
final class LoginMethods implements AutoCloseable {
    private final Map<String, Login> byId;
    private final List<String> description;

    private LoginMethods(Map<String, Login> byId, List<String> description) {
        this.byId = byId;
        this.description = description;
    }

    static LoginMethods open(ConfigScope registry) {
        return open(registry, Providers.of("login provider", ServiceLoader.load(LoginProvider.class)));
    }

    static LoginMethods open(ConfigScope registry, Providers<LoginProvider> installed) {
        LoginMethods methods = new LoginMethods(new LinkedHashMap<>(), installed.describe());
        try {
            for (LoginProvider provider : installed.all()) {
                provider.open(registry.scope("auth")).forEach(methods::add);
            }
        } catch (RuntimeException e) {
            methods.close();
            throw e;
        }
        return methods;
    }

    Optional<Login> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Login> all() {
        return List.copyOf(byId.values());
    }

    List<String> describe() {
        return description;
    }

    @Override
    public void close() {
        new ArrayList<>(byId.values()).forEach(Login::close);
    }

    private void add(Login login) {
        Login other = byId.putIfAbsent(login.id(), login);
        if (other != null) {
            login.close();
            throw new RegistryException(
                    ApiError.CONFIG_INVALID, "two logins are named '" + login.id() + "'; rename one");
        }
    }
}
