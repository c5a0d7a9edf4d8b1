package registry.accounts;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.Authentication;
import registry.api.spi.Authenticator;
import registry.api.spi.Authenticator.NewCredential;
import registry.api.spi.Authenticator.PresentedCredential;
import registry.api.spi.AuthenticatorProvider;
import registry.api.spi.CredentialLookup;
import registry.api.spi.Providers;

/**
 * The configured authenticators, asked in their order. Key of the {@code registry} scope: {@code auth.methods}, ids of
 * installed plugins separated by commas, default {@code token}. A plugin reads its own keys below {@code auth.<id>}.
 */
final class Authenticators implements AutoCloseable {
    private static final String METHODS = "auth.methods";
    private static final String DEFAULT_METHODS = "token";

    private final List<Authenticator> authenticators;
    private final Set<String> ids;
    private final List<String> description;

    private Authenticators(List<Authenticator> authenticators, Set<String> ids, List<String> description) {
        this.authenticators = List.copyOf(authenticators);
        this.ids = Set.copyOf(ids);
        this.description = List.copyOf(description);
    }

    static Authenticators open(ConfigScope registry, CredentialLookup credentials) {
        return open(
                registry, credentials, Providers.of("authenticator", ServiceLoader.load(AuthenticatorProvider.class)));
    }

    static Authenticators open(
            ConfigScope registry, CredentialLookup credentials, Providers<AuthenticatorProvider> installed) {
        List<AuthenticatorProvider> chosen =
                methods(registry).stream().map(installed::require).toList();
        List<Authenticator> opened = new ArrayList<>();
        try {
            for (AuthenticatorProvider provider : chosen) {
                opened.add(provider.open(registry.scope("auth").scope(provider.id()), credentials));
            }
        } catch (RuntimeException e) {
            opened.forEach(Authenticator::close);
            throw e;
        }
        return new Authenticators(
                opened, methods(registry), Providers.of("authenticator", chosen).describe());
    }

    /** What the first authenticator that knows this kind of credential says. */
    Authentication authenticate(PresentedCredential credential) {
        for (Authenticator authenticator : authenticators) {
            Authentication answer = authenticator.authenticate(credential);
            if (!(answer instanceof Authentication.NotMine)) {
                return answer;
            }
        }
        return new Authentication.NotMine();
    }

    /** A new credential by the first authenticator that makes any. */
    NewCredential issue(SecureRandom random) {
        return authenticators.stream()
                .map(authenticator -> authenticator.issue(random))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        ApiError.CONFIG_INVALID, "none of registry." + METHODS + " makes tokens; add 'token'"));
    }

    /** The ids of those that are asked. */
    Set<String> ids() {
        return ids;
    }

    List<String> describe() {
        return description;
    }

    @Override
    public void close() {
        authenticators.forEach(Authenticator::close);
    }

    private static Set<String> methods(ConfigScope registry) {
        return Arrays.stream(registry.text(METHODS).orElse(DEFAULT_METHODS).split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
