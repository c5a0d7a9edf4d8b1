package registry.web;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import registry.accounts.Identity;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.catalog.CatalogPolicy;
import registry.maintenance.Maintenance;
import registry.maintenance.backup.Restore;
import registry.maintenance.backup.RestoreWatch;
import registry.migration.LegacyImport;
import registry.orgs.Organizations;
import registry.signing.key.SignatureSchemes;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.UndeclaredEntries;
import registry.signing.verify.VerificationPolicy;
import registry.storage.DocumentStore;
import registry.storage.Stores;
import registry.web.http.Cookies;
import registry.web.http.CorsOrigins;
import registry.web.http.PublicUrl;
import registry.web.http.TrustedProxies;
import registry.web.rest.admin.Vitals;
import registry.web.upload.Uploads;

/** The whole domain, open until {@link #close}: what the routes and resources call. Thread-safe. */
final class Registry implements AutoCloseable {
    private final ConfigScope settings;
    private final Stores stores;
    private final Identity identity;
    private final Organizations orgs;
    private final Catalog catalog;
    private final Uploads uploads;
    private final Optional<String> setupCode;
    private final SignatureSchemes schemes;
    private final PublicUrl publicUrl;
    private final TrustedProxies proxies;
    private final CorsOrigins origins;
    private final Cookies cookies;
    private final Maintenance maintenance;
    private final Vitals vitals;
    private final RestoreWatch watch;

    private Registry(ConfigScope settings, Stores stores, Consumer<RegistryException> incomplete) {
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        this.settings = settings;
        this.stores = stores;
        this.publicUrl = PublicUrl.of(settings);
        this.proxies = TrustedProxies.of(settings);
        this.origins = CorsOrigins.of(settings);
        this.cookies = Cookies.of(settings, publicUrl);
        this.schemes = SignatureSchemes.load();
        DocumentStore documents = new DocumentStore(stores.metadata());
        BundleVerifier verifier =
                new BundleVerifier(schemes, verificationPolicy(settings).withOlderNames(Catalog.knownNames(documents)));
        this.identity = Identity.open(settings, documents, random, clock);
        this.orgs = organizations(
                new Organizations.Parts(
                        documents, identity, Catalog.owners(documents), SignerSetting.read(settings, schemes)),
                random,
                clock);
        this.catalog = Catalog.open(new Catalog.Parts(
                stores, identity, orgs.permissions(), verifier, CatalogPolicy.of(settings), random, clock));
        this.maintenance = new Maintenance(settings, stores, schemes, clock);
        this.uploads = new Uploads(catalog, settings);
        this.vitals = new Vitals(stores, Path.of(settings.requireText("data")), clock.instant());
        this.setupCode = identity.setup().prepare();
        this.watch = RestoreWatch.over(stores.metadata(), incomplete);
    }

    static Registry open(ConfigScope settings) {
        return open(settings, new EndOfService()::because);
    }

    /** @param incomplete told when a restore into the stores begins while they are open */
    static Registry open(ConfigScope settings, Consumer<RegistryException> incomplete) {
        Stores stores = Stores.open(settings);
        try {
            Restore.requireComplete(stores.metadata());
            return new Registry(settings, stores, incomplete);
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    ConfigScope settings() {
        return settings;
    }

    Stores stores() {
        return stores;
    }

    Identity identity() {
        return identity;
    }

    Organizations orgs() {
        return orgs;
    }

    Catalog catalog() {
        return catalog;
    }

    Uploads uploads() {
        return uploads;
    }

    SignatureSchemes schemes() {
        return schemes;
    }

    PublicUrl publicUrl() {
        return publicUrl;
    }

    TrustedProxies proxies() {
        return proxies;
    }

    CorsOrigins origins() {
        return origins;
    }

    Cookies cookies() {
        return cookies;
    }

    Maintenance maintenance() {
        return maintenance;
    }

    /** How this process is, since it opened the registry. */
    Vitals vitals() {
        return vitals;
    }

    /** How a legacy deployment comes here. */
    LegacyImport legacyImport() {
        return new LegacyImport(
                new LegacyImport.Target(
                        settings, stores.metadata(), stores.blobs(), schemes, VerificationPolicy.STANDARD),
                new SecureRandom(),
                Clock.systemUTC());
    }

    /** The one-time code to show to the operator, while the registry has no administrator. */
    Optional<String> setupCode() {
        return setupCode;
    }

    /** What is plugged in, one line each. */
    List<String> plugins() {
        List<String> lines = new ArrayList<>(stores.describe());
        identity.describe().forEach(line -> lines.add("authenticator: " + line));
        identity.logins().describe().forEach(line -> lines.add("login provider: " + line));
        schemes.describe().forEach(line -> lines.add("signature scheme: " + line));
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        try (stores;
                identity;
                watch) {
            catalog.close();
        }
    }

    private static Organizations organizations(Organizations.Parts parts, SecureRandom random, Clock clock) {
        Organizations organizations = new Organizations(parts, random, clock);
        organizations.departures().resume();
        return organizations;
    }

    private static VerificationPolicy verificationPolicy(ConfigScope settings) {
        return new VerificationPolicy(
                VerificationPolicy.STANDARD.limits(),
                settings.choice("bundles.undeclared-entries", UndeclaredEntries.class, UndeclaredEntries.WARN));
    }
}
