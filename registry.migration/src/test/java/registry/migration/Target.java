package registry.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.Caller;
import registry.accounts.Identity;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.BundleVersion;
import registry.api.ConfigScope;
import registry.api.PackageName;
import registry.api.spi.MetadataStore;
import registry.api.spi.StagedBlob;
import registry.catalog.Catalog;
import registry.catalog.CatalogPolicy;
import registry.catalog.EncodedJson;
import registry.catalog.PublishResult;
import registry.maintenance.Maintenance;
import registry.maintenance.backup.BackupFile;
import registry.migration.LegacyImport.Source;
import registry.orgs.Organizations;
import registry.orgs.SignerPolicy;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.VerificationPolicy;
import registry.storage.DocumentStore;
import registry.storage.Stores;

/** A registry on the filesystem stores into which things are imported. Its catalog is read anew whenever it is asked. */
final class Target implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final ConfigScope config;
    private final Stores stores;
    private final Identity identity;
    private final Organizations orgs;

    private Target(ConfigScope config) {
        this.config = config;
        this.stores = Stores.open(config);
        DocumentStore documents = new DocumentStore(stores.metadata());
        this.identity = Identity.open(config, documents, new SecureRandom(), CLOCK);
        this.orgs = new Organizations(
                new Organizations.Parts(documents, identity, Catalog.owners(documents), new SignerPolicy.Any()),
                new SecureRandom(),
                CLOCK);
    }

    static Target open(Path data) {
        return new Target(ConfigScope.of("registry", Map.of("data", data.toString())));
    }

    /** Opens what a backup holds. */
    static Target restored(Path data, Path backup) throws IOException {
        ConfigScope config = ConfigScope.of("registry", Map.of("data", data.toString()));
        try (Stores stores = Stores.open(config)) {
            new Maintenance(config, stores, Bundle.SCHEMES, CLOCK)
                    .restore(step -> {})
                    .run(BackupFile.of(backup));
        }
        return new Target(config);
    }

    ImportReport run(TestRedis redis) {
        return importer(stores.metadata()).run(source(redis), step -> {});
    }

    ImportReport run(Source source) {
        return importer(stores.metadata()).run(source, step -> {});
    }

    ImportReport rehearse(TestRedis redis) {
        return importer(stores.metadata()).rehearse(source(redis), step -> {});
    }

    /** An import whose writes go through {@code metadata}. */
    LegacyImport importer(MetadataStore metadata) {
        return new LegacyImport(
                new LegacyImport.Target(config, metadata, stores.blobs(), Bundle.SCHEMES, VerificationPolicy.STANDARD),
                new SecureRandom(),
                CLOCK);
    }

    static Source source(TestRedis redis) {
        return new Source(redis.address(), Optional.empty(), false);
    }

    Maintenance maintenance() {
        return new Maintenance(config, stores, Bundle.SCHEMES, CLOCK);
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

    Account account(String username) {
        return identity.accounts().findByUsername(username).orElseThrow();
    }

    /** Who acts with this token. */
    Optional<Actor> signIn(String token) {
        return identity.signIn().authenticate(Caller.bearing("Bearer " + token));
    }

    /** The account with all rights that a token may have. */
    Actor actor(String username) {
        return signIn(identity.tokens()
                        .grant(account(username).id(), TokenRequest.of("test", Scope.ALL))
                        .secret())
                .orElseThrow();
    }

    Catalog catalog() {
        DocumentStore documents = new DocumentStore(stores.metadata());
        BundleVerifier verifier = new BundleVerifier(
                Bundle.SCHEMES, VerificationPolicy.STANDARD.withOlderNames(Catalog.knownNames(documents)));
        return Catalog.open(new Catalog.Parts(
                stores, identity, orgs.permissions(), verifier, CatalogPolicy.of(config), new SecureRandom(), CLOCK));
    }

    /** What the listing of all versions of a package shows, newest first. */
    JsonNode versions(String name) {
        try (Catalog catalog = catalog()) {
            return json(catalog.listing().versions(PackageName.parse(name)));
        }
    }

    JsonNode version(String name, String version) {
        try (Catalog catalog = catalog()) {
            return json(catalog.listing()
                    .single(PackageName.parse(name), BundleVersion.parse(version))
                    .orElseThrow());
        }
    }

    JsonNode listing() {
        try (Catalog catalog = catalog()) {
            return json(catalog.listing().all());
        }
    }

    byte[] artifact(String name, String version) {
        try (Catalog catalog = catalog();
                var in = catalog.artifact(PackageName.parse(name), BundleVersion.parse(version))
                        .blob()
                        .read()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PublishResult publish(Actor actor, byte[] mpk) {
        try (Catalog catalog = catalog();
                StagedBlob staged = catalog.stage()) {
            staged.write(mpk, 0, mpk.length);
            return catalog.publish(actor, staged, Optional.empty());
        }
    }

    static JsonNode json(EncodedJson encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            encoded.writeTo(out);
            return JSON.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        identity.close();
        stores.close();
    }
}
