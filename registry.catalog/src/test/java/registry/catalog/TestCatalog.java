package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.AuditFilter;
import registry.accounts.Caller;
import registry.accounts.Identity;
import registry.accounts.NewAccount;
import registry.accounts.Profile;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.accounts.VerifiedAccounts;
import registry.api.BundleVersion;
import registry.api.ConfigScope;
import registry.api.PackageName;
import registry.api.spi.StagedBlob;
import registry.orgs.Organizations;
import registry.orgs.SignerPolicy;
import registry.signing.key.SigningKey;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.VerificationPolicy;
import registry.storage.DocumentStore;
import registry.storage.Stores;

/** A catalog on the filesystem stores, with a clock that tests move. */
final class TestCatalog implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigScope config;
    private final Stores stores;
    private final Identity identity;
    private final Organizations orgs;
    private final Catalog catalog;
    private final AtomicReference<Runnable> interruption = new AtomicReference<>(() -> {});
    private volatile Instant now = START;

    private TestCatalog(ConfigScope config) {
        this.config = config;
        this.stores = Stores.open(config);
        InstantSource source = () -> now;
        this.identity = Identity.open(
                config, new DocumentStore(stores.metadata()), new SecureRandom(), source.withZone(ZoneOffset.UTC));
        DocumentStore documents = new DocumentStore(stores.metadata());
        this.orgs = new Organizations(
                new Organizations.Parts(documents, identity, Catalog.owners(documents), SignerPolicy.any()),
                new SecureRandom(),
                source.withZone(ZoneOffset.UTC));
        this.catalog = newCatalog();
    }

    static TestCatalog open(Path data) {
        return open(data, Map.of());
    }

    static TestCatalog open(Path data, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("data", data.toString());
        return new TestCatalog(ConfigScope.of("registry", all));
    }

    /** Another catalog on the same stores, which reads everything anew. */
    Catalog newCatalog() {
        InstantSource source = () -> {
            interruption.getAndSet(() -> {}).run();
            return now;
        };
        return Catalog.open(new Catalog.Parts(
                stores,
                identity,
                orgs.permissions(),
                new BundleVerifier(Bundles.SCHEMES, VerificationPolicy.STANDARD),
                CatalogPolicy.of(config),
                new SecureRandom(),
                source.withZone(ZoneOffset.UTC)));
    }

    Catalog catalog() {
        return catalog;
    }

    Organizations orgs() {
        return orgs;
    }

    Accounts accounts() {
        return identity.accounts();
    }

    VerifiedAccounts verified() {
        return identity.verified();
    }

    List<ObjectNode> audit() {
        return identity.audit().stream(AuditFilter.ALL, Optional.empty()).toList();
    }

    Stores stores() {
        return stores;
    }

    /** Has {@code task} run, once, when the catalog next looks at the clock: between a decision and its commit. */
    void interrupt(Runnable task) {
        interruption.set(task);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** A new account with every right that is not an administrator's. */
    Actor actor(String username) {
        return actor(account(username, false), Scope.ALL);
    }

    Actor administrator(String username) {
        return actor(account(username, true), Scope.ALL);
    }

    Account account(String username, boolean administrator) {
        return identity.accounts()
                .create(new NewAccount(
                        username + "@example.com",
                        true,
                        Optional.of(username),
                        Profile.UNKNOWN,
                        administrator,
                        Optional.empty(),
                        Account.LOCAL_ISSUER,
                        Optional.empty()));
    }

    Actor actor(Account account, Set<Scope> scopes) {
        return actor(account, TokenRequest.of("test", scopes));
    }

    Actor actor(Account account, TokenRequest request) {
        return signIn(identity.tokens().grant(account.id(), request).secret());
    }

    /** Who acts with this token. */
    Actor signIn(String secret) {
        return identity.signIn()
                .authenticate(Caller.bearing("Bearer " + secret))
                .orElseThrow();
    }

    PublishResult publish(Actor actor, byte[] bundle) {
        return publish(actor, bundle, Optional.empty());
    }

    PublishResult publish(Actor actor, byte[] bundle, Optional<JsonNode> posted) {
        try (StagedBlob staged = catalog.stage()) {
            staged.write(bundle, 0, bundle.length);
            return catalog.publish(actor, staged, posted);
        }
    }

    /** Publishes while something happens between the decision and the commit. */
    PublishResult publish(Actor actor, byte[] bundle, Runnable interruption) {
        try (StagedBlob staged = catalog.stage()) {
            staged.write(bundle, 0, bundle.length);
            return catalog.publish(actor, new InterruptedBlob(staged, interruption), Optional.empty());
        }
    }

    /** Publishes the sample app. */
    Publication published(Actor actor, String name, String version) {
        return published(actor, Bundles.bundle(name, version));
    }

    Publication published(Actor actor, byte[] bundle) {
        return switch (publish(actor, bundle)) {
            case PublishResult.Published published -> published.publication();
            case PublishResult.AlreadyPublished already -> throw new AssertionError("already published");
            case PublishResult.Refused refused ->
                throw new AssertionError(refused.report().checks());
        };
    }

    /** Edits with the ordinary key. */
    EditResult edit(Actor actor, String name, String version, Consumer<ObjectNode> change) {
        return edit(actor, name, version, Bundles.KEY, change);
    }

    /** Edits the metadata; {@code change} is made to the published manifest. */
    EditResult edit(Actor actor, String name, String version, SigningKey key, Consumer<ObjectNode> change) {
        ObjectNode manifest =
                (ObjectNode) json(catalog.manifest(PackageName.parse(name), BundleVersion.parse(version)));
        change.accept(manifest);
        return edit(actor, name, version, Bundles.signed(manifest, key));
    }

    EditResult edit(Actor actor, String name, String version, byte[] manifest) {
        return catalog.edit(actor, PackageName.parse(name), BundleVersion.parse(version), manifest);
    }

    /** What {@code GET} of one version answers. */
    ObjectNode single(String name, String version) {
        return (ObjectNode) json(catalog.listing()
                .single(PackageName.parse(name), BundleVersion.parse(version))
                .orElseThrow());
    }

    void yank(Actor actor, String name, String version) {
        catalog.yank(actor, PackageName.parse(name), BundleVersion.parse(version), new Yank(true, Optional.empty()));
    }

    void delete(Actor actor, String name, String version) {
        catalog.deleteVersion(actor, PackageName.parse(name), BundleVersion.parse(version));
    }

    /** The versions that {@code ?package=} answers. */
    List<String> answer(String name) {
        return versions(json(catalog.listing().search(ListQuery.ofPackage(PackageName.parse(name)))));
    }

    /** The one version that listings show; none when the package is not listed. */
    List<String> browse(String name) {
        JsonNode listing = json(catalog.listing().all());
        return listing.valueStream()
                .filter(entry -> entry.path("package").asText().equals(name))
                .map(entry -> entry.path("appVersion").asText())
                .toList();
    }

    static List<String> versions(JsonNode listing) {
        return listing.valueStream()
                .map(entry -> entry.path("appVersion").asText())
                .toList();
    }

    static List<String> packages(JsonNode listing) {
        return listing.valueStream()
                .map(entry -> entry.path("package").asText())
                .toList();
    }

    static JsonNode json(EncodedJson encoded) {
        return json(bytes(encoded));
    }

    static byte[] text(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(EncodedJson encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            encoded.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        catalog.close();
        identity.close();
        stores.close();
    }
}
