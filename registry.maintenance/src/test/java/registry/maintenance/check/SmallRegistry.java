package registry.maintenance.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.AdoptedToken;
import registry.accounts.Caller;
import registry.accounts.Identity;
import registry.accounts.IssuedSession;
import registry.accounts.NewAccount;
import registry.accounts.Origin;
import registry.accounts.Profile;
import registry.accounts.Scope;
import registry.accounts.SetupResult;
import registry.accounts.TokenRequest;
import registry.api.BundleVersion;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.spi.StagedBlob;
import registry.catalog.Catalog;
import registry.catalog.CatalogPolicy;
import registry.catalog.DownloadKind;
import registry.catalog.PublishResult;
import registry.catalog.Yank;
import registry.orgs.OrgId;
import registry.orgs.Organizations;
import registry.orgs.Role;
import registry.orgs.SignerPolicy;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.sample.SampleApp;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.VerificationPolicy;
import registry.storage.DocumentStore;
import registry.storage.Stores;

/** A registry on the filesystem stores, with a bit of everything that registries keep. */
public final class SmallRegistry implements AutoCloseable {
    /** Published, yanked and deleted in several versions; linked to {@link #ORG}. */
    public static final PackageName PACKAGE = PackageName.parse("com.example.app");

    static final OrgId ORG = new OrgId("team");
    static final Origin ORIGIN = new Origin("192.0.2.1", Optional.of("a browser"));

    private static final SignatureSchemes SCHEMES = SignatureSchemes.load();
    private static final SigningKey KEY = SigningKey.generate(SCHEMES.require("ed25519"), new SecureRandom());

    private final ConfigScope config;
    private final Stores stores;
    private final Identity identity;
    private final Organizations orgs;
    private final Catalog catalog;

    private SmallRegistry(ConfigScope config) {
        this.config = config;
        this.stores = Stores.open(config);
        DocumentStore documents = new DocumentStore(stores.metadata());
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        this.identity = Identity.open(config, documents, random, clock);
        this.orgs = new Organizations(
                new Organizations.Parts(documents, identity, Catalog.owners(documents), SignerPolicy.any()),
                random,
                clock);
        this.catalog = Catalog.open(new Catalog.Parts(
                stores,
                identity,
                orgs.permissions(),
                new BundleVerifier(SCHEMES, VerificationPolicy.STANDARD),
                CatalogPolicy.of(config),
                random,
                clock));
    }

    /** Opens an empty one. */
    public static SmallRegistry open(Path data) {
        return new SmallRegistry(ConfigScope.of("registry", Map.of("data", data.toString())));
    }

    /** Fills it. */
    public SmallRegistry filled() {
        String code = identity.setup().prepare().orElseThrow();
        SetupResult setup = identity.setup().complete(code, "chief@example.com", "chief", "192.0.2.1");
        Actor root = signIn(setup.token().secret());
        Actor ada = person("ada");
        Actor bob = person("bob");
        Actor eve = person("eve");
        sessions(ada, eve);
        packages(ada);
        organization(ada, bob);
        adoptedTokens(bob);
        new ImportedThings(stores, identity).bring();
        identity.keys().rotate(root);
        orgs.departures().delete(root, eve.account().id());
        return this;
    }

    private void sessions(Actor ada, Actor eve) {
        IssuedSession session = identity.sessions().begin(ada.account(), ORIGIN, false);
        identity.sessions().refresh(session.refresh().value(), ORIGIN);
        identity.sessions().begin(ada.account(), ORIGIN, false);
        identity.sessions().begin(eve.account(), ORIGIN, false);
    }

    private void packages(Actor ada) {
        for (String version : new String[] {"1.0.0", "1.1.0", "1.2.0", "2.0.0-rc.1"}) {
            publish(ada, PACKAGE, version);
        }
        catalog.yank(ada, PACKAGE, BundleVersion.parse("1.0.0"), new Yank(true, Optional.of("broken")));
        edit(ada, "1.1.0");
        edit(ada, "1.2.0");
        catalog.deleteVersion(ada, PACKAGE, BundleVersion.parse("1.1.0"));
        PackageName gone = PackageName.parse("com.example.gone");
        publish(ada, gone, "1.0.0");
        catalog.deletePackage(ada, gone);
        catalog.recordDownload(PACKAGE, DownloadKind.FETCHED);
    }

    private void edit(Actor actor, String version) {
        SampleApp app = SampleApp.of(PACKAGE, BundleVersion.parse(version), "Sample");
        ObjectNode manifest = app.manifest();
        manifest.withObject("metadata").put("description", "edited");
        catalog.edit(actor, PACKAGE, BundleVersion.parse(version), ManifestSigner.signToBytes(manifest, KEY));
    }

    private void organization(Actor ada, Actor bob) {
        orgs.orgs().create(ada, ORG, "Team");
        orgs.members().add(ada, ORG, "bob", Role.ADMIN);
        orgs.members().add(ada, ORG, "new/comer@example.com", Role.MEMBER);
        orgs.links().link(ada, ORG, PACKAGE);
        orgs.transfers().offer(ada, PACKAGE, "bob");
        orgs.signers().set(ada, ORG, Optional.of(SignerPolicy.pinned()));
        orgs.signers().set(ada, PACKAGE, Optional.of(SignerPolicy.any()));
        orgs.bots().create(bob, ORG, "team-ci");
        orgs.bots().issueToken(bob, ORG, "team-ci", TokenRequest.of("CI", Set.of(Scope.PUBLISH)));
    }

    private void adoptedTokens(Actor bob) {
        for (String id : new String[] {"abcdefgh", "12345678"}) {
            identity.tokens()
                    .adopt(new AdoptedToken(
                            Digest.ofContent(id.getBytes(StandardCharsets.UTF_8)),
                            id,
                            bob.account().id(),
                            "old",
                            Instant.now()));
        }
        String session = identity.sessions()
                .begin(bob.account(), ORIGIN, false)
                .session()
                .value();
        identity.tokens()
                .revoke(
                        identity.signIn()
                                .authenticate(new Caller(Optional.empty(), Optional.of(session), "192.0.2.1"))
                                .orElseThrow(),
                        "12345678");
    }

    private Actor person(String name) {
        Account account = identity.accounts()
                .create(new NewAccount(
                        name + "@example.com",
                        true,
                        Optional.of(name),
                        Profile.UNKNOWN,
                        false,
                        Optional.empty(),
                        Account.LOCAL_ISSUER,
                        Optional.empty()));
        return signIn(identity.tokens()
                .grant(account.id(), TokenRequest.of("test", Scope.ALL))
                .secret());
    }

    private Actor signIn(String secret) {
        return identity.signIn()
                .authenticate(Caller.bearing("Bearer " + secret))
                .orElseThrow();
    }

    /** Publishes the sample app as somebody new. */
    public void publish(String person, String name, String version) {
        publish(
                identity.accounts()
                        .findByUsername(person)
                        .map(account -> signIn(identity.tokens()
                                .grant(account.id(), TokenRequest.of("test", Scope.ALL))
                                .secret()))
                        .orElseGet(() -> person(person)),
                PackageName.parse(name),
                version);
    }

    private void publish(Actor actor, PackageName name, String version) {
        try (StagedBlob staged = catalog.stage()) {
            byte[] bundle = bundle(name, version);
            staged.write(bundle, 0, bundle.length);
            assertThat(catalog.publish(actor, staged, Optional.empty())).isInstanceOf(PublishResult.Published.class);
        }
    }

    static byte[] bundle(PackageName name, String version) {
        SampleApp app = SampleApp.of(name, BundleVersion.parse(version), "Sample");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            app.pack(ManifestSigner.signToBytes(app.manifest(), KEY), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Its configuration. */
    public ConfigScope config() {
        return config;
    }

    /** Its stores. */
    public Stores stores() {
        return stores;
    }

    Catalog catalog() {
        return catalog;
    }

    /** The id of the account with this user name. */
    String account(String username) {
        return identity.accounts().findByUsername(username).orElseThrow().id().value();
    }

    @Override
    public void close() {
        catalog.close();
        identity.close();
        stores.close();
    }
}
