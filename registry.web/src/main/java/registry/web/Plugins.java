package registry.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import registry.api.spi.AuthenticatorProvider;
import registry.api.spi.BlobStoreProvider;
import registry.api.spi.DevelopmentIssuer;
import registry.api.spi.LoginProvider;
import registry.api.spi.MetadataStoreProvider;
import registry.api.spi.Provider;
import registry.api.spi.SignatureScheme;
import registry.web.rest.admin.InstalledPlugin;

/** Every plugin that is installed, of every kind. */
final class Plugins {
    private static final Comparator<InstalledPlugin> ORDER =
            Comparator.comparing(InstalledPlugin::kind).thenComparing(InstalledPlugin::id);

    private final List<InstalledPlugin> found = new ArrayList<>();

    private Plugins() {}

    /** By kind and id. */
    static List<InstalledPlugin> of(Registry registry) {
        Plugins plugins = new Plugins();
        plugins.add(
                "metadata store",
                ServiceLoader.load(MetadataStoreProvider.class),
                registry.stores().metadataId()::equals);
        plugins.add(
                "blob store",
                ServiceLoader.load(BlobStoreProvider.class),
                registry.stores().blobsId()::equals);
        plugins.add(
                "authenticator",
                ServiceLoader.load(AuthenticatorProvider.class),
                registry.identity().authenticators()::contains);
        plugins.add(
                "login provider",
                ServiceLoader.load(LoginProvider.class),
                registry.identity().logins().providers()::contains);
        plugins.add(
                "signature scheme",
                ServiceLoader.load(SignatureScheme.class),
                registry.schemes().ids()::contains);
        boolean issuing = DevLogin.isOn(registry.settings());
        ServiceLoader.load(DevelopmentIssuer.class)
                .forEach(issuer -> plugins.found.add(
                        InstalledPlugin.of("development issuer", DevLogin.ID, issuer.getClass(), issuing)));
        return plugins.found.stream().sorted(ORDER).toList();
    }

    private <P extends Provider> void add(String kind, ServiceLoader<P> installed, Predicate<String> isUsed) {
        installed.forEach(plugin ->
                found.add(InstalledPlugin.of(kind, plugin.id(), plugin.getClass(), isUsed.test(plugin.id()))));
    }
}
