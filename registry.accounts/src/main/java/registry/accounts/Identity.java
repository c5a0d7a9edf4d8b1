package registry.accounts;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import registry.api.ConfigScope;
import registry.storage.DocumentStore;

/** Everything about who acts, over one document store. Thread-safe. */
public final class Identity implements AutoCloseable {
    private static final String DATA = "data";

    private final Authenticators authenticators;
    private final Accounts accounts;
    private final Administrators administrators;
    private final VerifiedAccounts verified;
    private final AuditTrail audit;
    private final Tokens tokens;
    private final TokenUse uses;
    private final SignIn signIn;
    private final Setup setup;

    private Identity(ConfigScope registry, DocumentStore documents, SecureRandom random, Clock clock) {
        TokenRecords records = new TokenRecords(documents);
        this.authenticators = Authenticators.open(registry, records);
        this.accounts = new Accounts(documents, random, clock);
        this.tokens = new Tokens(records, authenticators, random, clock);
        this.administrators = Administrators.of(registry);
        this.uses = new TokenUse(documents, clock);
        this.verified = VerifiedAccounts.of(registry);
        this.audit = new AuditTrail(documents);
        this.signIn = new SignIn(
                new SignIn.Credentials(authenticators, cookie -> Optional.empty(), uses),
                new SignIn.People(accounts, administrators),
                clock);
        SetupFile file = new SetupFile(Path.of(registry.text(DATA).orElse(DATA)));
        this.setup = new Setup(
                documents, accounts, tokens, new Setup.Surroundings(file, random, new AuditLog(random, clock)));
    }

    /**
     * Opens the configured authenticators. Keys: {@code auth.methods} (ids of installed authenticators separated by
     * commas, default {@code token}), {@code auth.<id>.…} (their own), {@code admin.emails} (see {@link Administrators}),
     * {@code verified.domains} (see {@link VerifiedAccounts}), {@code data} (the data directory, default
     * {@code data}).
     *
     * @param registry the scope of the whole configuration, {@code registry}
     * @throws registry.api.RegistryException with {@link registry.api.ApiError#CONFIG_INVALID}
     */
    public static Identity open(ConfigScope registry, DocumentStore documents, SecureRandom random, Clock clock) {
        return new Identity(registry, documents, random, clock);
    }

    /** The accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** Who of them administers the registry. */
    public Administrators administrators() {
        return administrators;
    }

    /** Who of them is shown as verified. */
    public VerifiedAccounts verified() {
        return verified;
    }

    /** What was done by whom. */
    public AuditTrail audit() {
        return audit;
    }

    /** Their API tokens. */
    public Tokens tokens() {
        return tokens;
    }

    /** Who acts in a request. */
    public SignIn signIn() {
        return signIn;
    }

    /** How the first administrator comes to be. */
    public Setup setup() {
        return setup;
    }

    /** One line for each authenticator: id, module and version. For logs and health. */
    public List<String> describe() {
        return authenticators.describe();
    }

    /** Writes what is still to be written and closes the authenticators, not the store. Idempotent. */
    @Override
    public void close() {
        uses.close();
        authenticators.close();
    }
}
