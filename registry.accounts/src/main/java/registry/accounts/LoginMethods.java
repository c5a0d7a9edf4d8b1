package registry.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.Login;
import registry.api.spi.LoginProvider;
import registry.api.spi.Providers;

/** The configured logins of all installed providers, by id. Thread-safe. */
final class LoginMethods implements AutoCloseable {
    private final Map<String, Login> byId;
    private final Set<String> used = new TreeSet<>();
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
                List<Login> logins = provider.open(registry.scope("auth"));
                logins.forEach(methods::add);
                if (!logins.isEmpty()) {
                    methods.used.add(provider.id());
                }
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

    /** The ids of the providers that opened any. */
    Set<String> providers() {
        return Set.copyOf(used);
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
