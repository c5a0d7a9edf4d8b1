package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.Admission;
import registry.accounts.Caller;
import registry.accounts.Identity;
import registry.accounts.NewAccount;
import registry.accounts.Profile;
import registry.accounts.Scope;
import registry.accounts.Sessions;
import registry.accounts.Suspension;
import registry.accounts.Tokens;
import registry.api.AccountId;
import registry.api.ConfigScope;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredCredential;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.Stores;

/** Organizations, mostly on the filesystem store, with a clock that tests move. */
final class TestOrgs implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final CommitHook commits = new CommitHook();
    private final Runnable closing;
    private final DocumentStore documents;
    private final Identity identity;
    private final Organizations organizations;
    private volatile Instant now = START;

    private TestOrgs(ConfigScope config, MetadataStore metadata, SignerPolicy signers, Runnable closing) {
        this.closing = closing;
        this.documents = new DocumentStore(commits.on(metadata));
        InstantSource source = () -> now;
        this.identity = Identity.open(config, documents, new SecureRandom(), source.withZone(ZoneOffset.UTC));
        this.organizations = new Organizations(
                new Organizations.Parts(documents, identity, this::findPackage, signers),
                new SecureRandom(),
                source.withZone(ZoneOffset.UTC));
    }

    static TestOrgs open(Path data) {
        return open(data, SignerPolicy.any());
    }

    /** With this policy of the operator's. */
    static TestOrgs open(Path data, SignerPolicy signers) {
        ConfigScope config = ConfigScope.of("registry", Map.of("data", data.toString()));
        Stores stores = Stores.open(config);
        return new TestOrgs(config, stores.metadata(), signers, stores::close);
    }

    /** On another store, which is closed with it. */
    static TestOrgs on(MetadataStore store) {
        return new TestOrgs(ConfigScope.of("registry", Map.of()), store, SignerPolicy.any(), store::close);
    }

    Organizations organizations() {
        return organizations;
    }

    /** Offers as those who decide on them read them. */
    OfferRecords offers() {
        InstantSource source = () -> now;
        return new OfferRecords(documents, accounts(), identity.administrators(), source.withZone(ZoneOffset.UTC));
    }

    Accounts accounts() {
        return identity.accounts();
    }

    Tokens tokens() {
        return identity.tokens();
    }

    DocumentStore documents() {
        return documents;
    }

    Sessions sessions() {
        return identity.sessions();
    }

    /** Does this once, between what is read next and the commit that relies on it. */
    void beforeNextCommit(Runnable action) {
        commits.beforeNext(action);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Somebody signs in for whom an identity provider vouches; for the first time if the account is new. */
    Account arrive(String email) {
        Account account = accounts().findByEmail(email).orElseGet(() -> external(email));
        welcome(account);
        return account;
    }

    /** An account of an identity provider's making, whose sign-in came no further. */
    Account external(String email) {
        return accounts().create(NewAccount.external(email, Profile.UNKNOWN, "https://issuer.example", email));
    }

    /** What follows when an account signs in. */
    void welcome(Account account) {
        organizations.arrivals().welcome(new Admission(account, "corp", "192.0.2.9"));
    }

    /** The account's address changes, as when the identity provider knows it by another. */
    Account move(Account account, String email, boolean verified) {
        return accounts()
                .change(
                        account.id(),
                        new Admission(account, "corp", "-").entry("account.refresh", "test"),
                        known -> known.withEmail(email, verified));
    }

    void suspend(Account account) {
        Suspension suspension = new Suspension("spam", START, account.id());
        accounts()
                .change(
                        account.id(),
                        new Admission(account, "corp", "-").entry("account.suspend", "test"),
                        known -> known.withStanding(known.standing().withSuspension(Optional.of(suspension))));
    }

    /** A new account, signed in with a browser. */
    Actor actor(String username) {
        return session(account(username));
    }

    /** A new account whose e-mail address somebody vouches for. */
    Account account(String username) {
        return account(username, false);
    }

    Actor administrator(String username) {
        return session(account(username, true));
    }

    Actor session(Account account) {
        return actor(account, Scope.ALL, Set.of());
    }

    Actor actor(Account account, Set<Scope> scopes, Set<String> packages) {
        StoredCredential credential = new StoredCredential(
                "s-" + account.id(),
                account.id(),
                scopes.stream().map(Scope::id).collect(Collectors.toSet()),
                packages,
                Optional.empty());
        return new Actor(
                account,
                credential,
                Actor.Kind.SESSION,
                identity.administrators().covers(account),
                "192.0.2.1");
    }

    /** Who acts with this token, if it counts. */
    Optional<Actor> signIn(String secret) {
        return identity.signIn().authenticate(Caller.bearing("Bearer " + secret));
    }

    /** Publishes a package for the first time, as the catalog would. */
    PackageName publish(Actor owner, String name) {
        String key = "package/" + name;
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("owner", owner.account().id().value());
        if (documents.commit(Batch.builder()
                        .requireAbsent(key)
                        .put(key, DocumentStore.encode(json))
                        .build())
                instanceof CommitResult.Conflict) {
            throw new AssertionError(name + " exists");
        }
        return PackageName.parse(name);
    }

    PackageTarget target(PackageName name) {
        return new PackageTarget(name, findPackage(name).map(OwnedPackage::owner));
    }

    /** Commits something that depends on a decision, as the catalog would; tells whether it held. */
    boolean commit(Decision.Allowed allowed) {
        Batch.Builder batch = Batch.builder().put("done/" + Math.random(), new byte[] {'{', '}'});
        allowed.secure(batch);
        return documents.commit(batch.build()) instanceof CommitResult.Committed;
    }

    /** What was done, oldest first. */
    List<String> audited() {
        return documents
                .scan("audit/")
                .map(document -> Fields.of(document).text("action"))
                .toList();
    }

    /** What was done, in the order in which it was committed. */
    List<String> history() {
        return documents
                .scan("audit/")
                .sorted(Comparator.comparingLong(Document::revision))
                .map(document -> Fields.of(document).text("action"))
                .toList();
    }

    /** The keys of all records but audit entries and accounts' own. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (String prefix : List.of(
                "org",
                "account-orgs/",
                "package-org/",
                "package-signers/",
                "transfer/",
                "account-transfers/",
                "invited/",
                "departure/")) {
            documents.scan(prefix).forEach(document -> keys.add(document.key()));
        }
        return keys;
    }

    Optional<OwnedPackage> findPackage(PackageName name) {
        return documents
                .read("package/" + name)
                .map(document -> new OwnedPackage(
                        name,
                        new AccountId(Fields.of(document).text("owner")),
                        document.key(),
                        document.revision(),
                        owner -> DocumentStore.encode(
                                document.json().put("owner", owner.id().value()))));
    }

    private Account account(String username, boolean administrator) {
        return accounts()
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

    @Override
    public void close() {
        identity.close();
        closing.run();
    }
}
