package registry.accounts;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import registry.api.ConfigScope;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredCredential;
import registry.api.spi.StoredRecord;
import registry.storage.DocumentStore;
import registry.storage.Stores;

/** Accounts on the filesystem store, with a clock that tests move. */
final class TestRegistry implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final Stores stores;
    private final DocumentStore documents;
    private final ConfigScope config;
    private final Identity identity;
    private final Clock clock;
    private final TokenUse uses;
    private final List<Identity> replicas = new ArrayList<>();
    private Instant now = START;

    private TestRegistry(Path data) {
        this.config = ConfigScope.of("registry", Map.of("data", data.toString()));
        this.stores = Stores.open(config);
        this.documents = new DocumentStore(stores.metadata());
        InstantSource source = () -> now;
        this.clock = source.withZone(ZoneOffset.UTC);
        this.uses = new TokenUse(documents, clock);
        this.identity = Identity.open(config, documents, new SecureRandom(), clock);
    }

    static TestRegistry open(Path data) {
        return new TestRegistry(data);
    }

    /** Another process on the same store; closed with this registry. */
    Identity replica() {
        return replica(metadata(), Map.of());
    }

    /** Another process with more settings, on a store that leads to the same one; closed with this registry. */
    Identity replica(MetadataStore store, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("data", config.text("data").orElseThrow());
        Identity replica =
                Identity.open(ConfigScope.of("registry", all), new DocumentStore(store), new SecureRandom(), clock);
        replicas.add(replica);
        return replica;
    }

    Identity identity() {
        return identity;
    }

    MetadataStore metadata() {
        return stores.metadata();
    }

    DocumentStore documents() {
        return documents;
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Account account(String username) {
        return identity.accounts().create(NewAccount.local(username + "@example.com", username));
    }

    /** Signs in with a new token of the account. */
    Actor actor(Account account, TokenRequest request) {
        return signIn(identity.tokens().grant(account.id(), request).secret()).orElseThrow();
    }

    /** The account in a browser. */
    Actor session(Account account) {
        return new Actor(
                account,
                new StoredCredential(
                        "session",
                        account.id(),
                        Scope.ids(Scope.ALL),
                        Set.of(),
                        Optional.of(now.plus(Duration.ofMinutes(5)))),
                Actor.Kind.SESSION,
                identity.administrators().covers(account),
                "192.0.2.1");
    }

    Clock clock() {
        return clock;
    }

    /** A new token of the account with the default scopes. */
    String token(Account account) {
        return identity.tokens()
                .grant(account.id(), TokenRequest.of("test", Scope.DEFAULTS))
                .secret();
    }

    /** Signs in by tokens, and by the cookies that {@code sessions} knows. */
    SignIn signInWith(SessionLookup sessions) {
        return new SignIn(
                new SignIn.Credentials(Authenticators.open(config, new TokenRecords(documents)), sessions, uses),
                new SignIn.People(identity.accounts(), identity.administrators()),
                clock);
    }

    /** Who acts by a session cookie. */
    Optional<Actor> bySession(String cookie) {
        return identity.signIn().authenticate(new Caller(Optional.empty(), Optional.of(cookie), "192.0.2.1"));
    }

    /** Suspends an account and nothing else. */
    void suspend(Account account) {
        Suspension suspension = new Suspension("spam", now, account.id());
        AuditEntry entry =
                AuditEntry.of(session(account), "account.suspend", account.id().value());
        identity.accounts()
                .change(
                        account.id(),
                        entry,
                        known -> known.withStanding(known.standing().withSuspension(Optional.of(suspension))));
    }

    /** Deletes an account's own records. */
    void delete(Account account) {
        Batch.Builder batch = Batch.builder();
        identity.accounts().remove(batch, identity.accounts().read(account.id()).orElseThrow());
        documents.commit(batch.build());
    }

    /** The actions that were recorded, oldest first. */
    List<String> recorded() {
        return documents
                .scan(AuditLog.PREFIX)
                .map(entry -> entry.json().path("action").textValue())
                .toList();
    }

    /** The keys of all records under a prefix. */
    List<String> keys(String prefix) {
        return documents.scanRecords(prefix).map(StoredRecord::key).toList();
    }

    Optional<Actor> signIn(String secret) {
        return identity.signIn().authenticate(Caller.bearing("Bearer " + secret));
    }

    @Override
    public void close() {
        uses.close();
        replicas.forEach(Identity::close);
        identity.close();
        stores.close();
    }
}
