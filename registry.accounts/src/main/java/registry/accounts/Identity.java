package registry.accounts;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import registry.api.ConfigScope;
import registry.storage.DocumentStore;

/** Everything about who acts, over one document store. Thread-safe. */
public final class Identity implements AutoCloseable {
    private static final String DATA = "data";

    private final Authenticators authenticators;
    private final LoginMethods methods;
    private final Accounts accounts;
    private final Administrators administrators;
    private final VerifiedAccounts verified;
    private final AuditTrail audit;
    private final AccountDirectory directory;
    private final Administration administration;
    private final AccountImport accountImport;
    private final SessionImport sessionImport;
    private final Tokens tokens;
    private final TokenUse uses;
    private final SignIn signIn;
    private final Setup setup;
    private final SigningKeys keys;
    private final Sessions sessions;
    private final Logins logins;
    private final ProgramLogins programs;
    private final Housekeeping housekeeping;
    private final Clock clock;

    private Identity(ConfigScope registry, DocumentStore documents, SecureRandom random, Clock clock) {
        Basis basis = new Basis(documents, random, clock);
        SessionPolicy policy = SessionPolicy.of(registry);
        TokenRecords records = new TokenRecords(documents);
        this.methods = LoginMethods.open(registry);
        this.authenticators = Authenticators.open(registry, records);
        this.accounts = new Accounts(documents, random, clock);
        this.accountImport = new AccountImport(documents, random, clock);
        this.sessionImport = new SessionImport(basis, policy);
        this.tokens = new Tokens(records, authenticators, random, clock);
        this.administrators = Administrators.of(registry);
        this.clock = clock;
        this.keys = new SigningKeys(basis, policy.keys(), policy.longestLife());
        this.sessions = new Sessions(basis, accounts, keys, policy);
        this.logins = new Logins(
                basis,
                new Logins.Parts(
                        methods, sealed("login"), new ExternalAccounts(basis, accounts, administrators), sessions));
        this.uses = new TokenUse(documents, clock);
        this.verified = VerifiedAccounts.of(registry);
        this.audit = new AuditTrail(documents);
        this.directory = new AccountDirectory(documents);
        this.administration = new Administration(accounts, administrators, sessions::endAll, clock);
        this.signIn = new SignIn(
                new SignIn.Credentials(authenticators, sessions::find, uses),
                new SignIn.People(accounts, administrators),
                clock);
        this.programs = new ProgramLogins(basis, sealed("program"), new ProgramLogins.Parts(sessions, signIn, tokens));
        SetupFile file = new SetupFile(Path.of(registry.text(DATA).orElse(DATA)));
        this.setup = new Setup(
                documents, accounts, tokens, new Setup.Surroundings(file, random, new AuditLog(random, clock)));
        SessionSweep sweep = new SessionSweep(basis);
        this.housekeeping = Housekeeping.start(() -> {
            sweep.run();
            keys.sweep();
            logins.sweep();
        });
    }

    /**
     * Opens the configured authenticators and logins. Keys: {@code auth.methods} (ids of installed authenticators separated by
     * commas, default {@code token}), {@code auth.…} (their own), {@code admin.emails} (see {@link Administrators}),
     * {@code verified.domains} (see {@link VerifiedAccounts}), {@code session.max-age-seconds},
     * {@code session.refresh-max-age-seconds} and {@code session.key-days} (lifetimes), {@code data} (the data directory,
     * default {@code data}).
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

    /** All of them by their addresses. */
    public AccountDirectory directory() {
        return directory;
    }

    /** What administrators do to them. */
    public Administration administration() {
        return administration;
    }

    /** How accounts of another deployment come here. */
    public AccountImport accountImport() {
        return accountImport;
    }

    /** How sessions of another deployment come here. */
    public SessionImport sessionImport() {
        return sessionImport;
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

    /** The browsers that people are signed in with. */
    public Sessions sessions() {
        return sessions;
    }

    /** How people sign in at identity providers. */
    public Logins logins() {
        return logins;
    }

    /** How programs on people's machines sign in. */
    public ProgramLogins programs() {
        return programs;
    }

    /** The keys that cookies are made with. */
    public SigningKeys keys() {
        return keys;
    }

    /**
     * What browsers keep for the registry without being able to read it.
     *
     * @param purpose what is sealed for one purpose cannot be opened for another
     */
    public SealedState sealed(String purpose) {
        return new SealedState(keys, purpose, clock);
    }

    /** How the first administrator comes to be. */
    public Setup setup() {
        return setup;
    }

    /** Does this every hour while this is open, too: for those who keep what expires. */
    public void onHousekeeping(Runnable sweep) {
        housekeeping.add(sweep);
    }

    /** The ids of the authenticators that are asked. */
    public Set<String> authenticators() {
        return authenticators.ids();
    }

    /** One line for each authenticator: id, module and version. For logs and health. */
    public List<String> describe() {
        return authenticators.describe();
    }

    /** Writes what is still to be written and closes authenticators and logins, not the store. Idempotent. */
    @Override
    public void close() {
        housekeeping.close();
        uses.close();
        methods.close();
        authenticators.close();
    }
}
