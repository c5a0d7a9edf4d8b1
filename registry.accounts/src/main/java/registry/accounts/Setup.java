package registry.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.storage.DocumentStore;

/**
 * The set-up of a new registry: a one-time code, shown to whoever starts the server, becomes the first administrator.
 * Thread-safe.
 *
 * <p>The record {@code setup} holds the SHA-256 of codes and how often a wrong one was tried; after
 * {@value #MAX_WRONG_ATTEMPTS} all codes are void until {@link #prepare} makes a new one. Each server of several on one
 * store shows a code of its own, since none can read another one's from the store, and all of them count, up to
 * eight. Completing rewrites the record in the same batch that creates the account and its token,
 * so exactly one caller ever succeeds.
 */
public final class Setup {
    /** How many wrong codes may be tried. */
    public static final int MAX_WRONG_ATTEMPTS = 10;

    /** How many codes count at once, the newest ones. */
    static final int MAX_CODES = 8;

    private static final System.Logger LOG = System.getLogger(Setup.class.getName());
    static final String KEY = "setup";
    private static final String TOKEN_LABEL = "Set-up token";

    private final DocumentStore documents;
    private final Accounts accounts;
    private final Tokens tokens;
    private final SetupFile file;
    private final SecureRandom random;
    private final AuditLog audit;

    Setup(DocumentStore documents, Accounts accounts, Tokens tokens, Surroundings surroundings) {
        this.documents = documents;
        this.accounts = accounts;
        this.tokens = tokens;
        this.file = surroundings.file();
        this.random = surroundings.random();
        this.audit = surroundings.audit();
    }

    /** What lies outside the store. */
    record Surroundings(SetupFile file, SecureRandom random, AuditLog audit) {}

    /**
     * Called once when the server starts. A code that still counts is shown again while {@code DIR/setup-code} holds it;
     * otherwise one more is made and written there, and the oldest of too many counts no longer.
     *
     * @return the code to show to the operator; empty when the registry has its administrator
     */
    public Optional<String> prepare() {
        while (true) {
            Optional<SetupState> state = state();
            if (state.isPresent() && state.get().done()) {
                deleteFile();
                return Optional.empty();
            }
            Optional<String> kept = file.read()
                    .map(String::strip)
                    .filter(code -> state.filter(open -> open.accepts(code)).isPresent());
            if (kept.isPresent()) {
                return kept;
            }
            String code = SetupCode.create(random);
            if (replace(state, state.map(open -> open.with(code)).orElseGet(() -> SetupState.first(code)))) {
                file.write(code);
                return Optional.of(code);
            }
        }
    }

    /** Tells whether the registry still waits for its first administrator. */
    public boolean isOpen() {
        return state().filter(state -> !state.done()).isPresent();
    }

    /**
     * Creates the first administrator.
     *
     * @param code in any case, with or without hyphens
     * @param address the client's network address, for the audit trail
     * @throws RegistryException with {@link AccountError#INVALID_EMAIL}, {@link AccountError#INVALID_FORMAT} or
     *     {@link AccountError#BLOCKED}, which use up no attempt, {@link AccountError#INVALID_SETUP_CODE}, {@link AccountError#SETUP_CODE_VOID},
     *     {@link AccountError#ALREADY_SET_UP}, or, when the store already holds accounts,
     *     {@link AccountError#EMAIL_TAKEN} or {@link AccountError#TAKEN}
     */
    public SetupResult complete(String code, String email, String username, String address) {
        Account account = accounts.draft(NewAccount.firstAdministrator(email, username));
        Tokens.Draft token = tokens.draft(account.id(), TokenRequest.of(TOKEN_LABEL, Scope.ALL));
        while (true) {
            SetupState state = state().filter(current -> !current.done()).orElseThrow(Setup::alreadySetUp);
            if (state.isVoid()) {
                throw new RegistryException(
                        AccountError.SETUP_CODE_VOID,
                        "too many wrong set-up codes were tried; restart the server to get a new one");
            }
            if (!state.accepts(code)) {
                if (replace(Optional.of(state), state.afterWrongCode())) {
                    throw new RegistryException(
                            AccountError.INVALID_SETUP_CODE,
                            "the set-up code is wrong; the server printed it when it started and keeps it in the file "
                                    + "setup-code of its data directory");
                }
            } else if (finish(state, account, token, address)) {
                deleteFile();
                return new SetupResult(account, token.issued());
            }
        }
    }

    private boolean finish(SetupState state, Account account, Tokens.Draft token, String address) {
        Batch.Builder batch = Batch.builder()
                .requireRevision(KEY, state.revision())
                .put(KEY, DocumentStore.encode(SetupState.finished(account)));
        accounts.add(batch, account);
        tokens.add(batch, token);
        audit.add(
                batch,
                AuditEntry.of(
                                account.id(),
                                new AuditEntry.Credential(
                                        token.info().credential().id(), Actor.Kind.TOKEN),
                                address,
                                "setup.complete",
                                account.id().value())
                        .states(Optional.empty(), Optional.of(AccountCodec.encode(account))));
        if (documents.commit(batch.build()) instanceof CommitResult.Conflict conflict) {
            if (!conflict.keys().contains(KEY)) {
                throw accounts.taken(account, conflict.keys());
            }
            return false;
        }
        return true;
    }

    private Optional<SetupState> state() {
        return documents.read(KEY).map(SetupState::decode);
    }

    private boolean replace(Optional<SetupState> state, ObjectNode json) {
        Batch.Builder batch = Batch.builder();
        state.ifPresentOrElse(
                current -> batch.requireRevision(KEY, current.revision()), () -> batch.requireAbsent(KEY));
        return documents.commit(batch.put(KEY, DocumentStore.encode(json)).build()) instanceof CommitResult.Committed;
    }

    /** The code no longer counts, so a file that stays behind is untidy and nothing worse. */
    private void deleteFile() {
        try {
            file.delete();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "delete " + file.path() + " by hand; its code is used up", e);
        }
    }

    private static RegistryException alreadySetUp() {
        return new RegistryException(
                AccountError.ALREADY_SET_UP, "this registry has its administrator; ask them for an account");
    }
}
