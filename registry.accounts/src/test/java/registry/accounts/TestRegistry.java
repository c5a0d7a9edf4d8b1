package registry.accounts;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import registry.api.ConfigScope;
import registry.storage.DocumentStore;
import registry.storage.Stores;

/** Accounts on the filesystem store, with a clock that tests move. */
final class TestRegistry implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final Stores stores;
    private final DocumentStore documents;
    private final Identity identity;
    private Instant now = START;

    private TestRegistry(Path data) {
        ConfigScope config = ConfigScope.of("registry", Map.of("data", data.toString()));
        this.stores = Stores.open(config);
        this.documents = new DocumentStore(stores.metadata());
        InstantSource source = () -> now;
        this.identity = Identity.open(config, documents, new SecureRandom(), source.withZone(ZoneOffset.UTC));
    }

    static TestRegistry open(Path data) {
        return new TestRegistry(data);
    }

    Identity identity() {
        return identity;
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

    Optional<Actor> signIn(String secret) {
        return identity.signIn().authenticate(Optional.of("Bearer " + secret));
    }

    @Override
    public void close() {
        identity.close();
        stores.close();
    }
}
