package registry.accounts;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredCredential;
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

    Optional<Actor> signIn(String secret) {
        return identity.signIn().authenticate(Caller.bearing("Bearer " + secret));
    }

    @Override
    public void close() {
        uses.close();
        identity.close();
        stores.close();
    }
}
