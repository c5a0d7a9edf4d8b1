package registry.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import registry.api.AccountId;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.ExternalIdentity;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.ImportMark;

/**
 * Brings accounts of another deployment here, each in one batch and once. Thread-safe.
 *
 * <p>An account is known again by its issuer and subject, never by its e-mail address. Nobody vouches for an imported
 * address until its holder signs in here. What an account has here already is never changed.
 */
public final class AccountImport {
    /** Who acts when something is brought here. No account has this id. */
    public static final AccountId IMPORTER = new AccountId("import");

    /** The other deployment allowed user names of one character, and more words; a name that is in use stays. */
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9](?:[a-z0-9_-]{0,48}[a-z0-9])?");

    /** RFC 2606 §2: names under {@code .invalid} reach nobody. */
    private static final String PLACEHOLDER_DOMAIN = "@imported.invalid";

    private static final int PLACEHOLDER_DIGITS = 16;
    static final String ACCOUNT = "account";

    private static final String KNOWN = "known";
    private static final String REPAIRS = "repairs";

    private final DocumentStore documents;
    private final Accounts accounts;
    private final AuditLog audit;
    private final RandomIds ids;

    /** Brings accounts into {@code documents}. */
    public AccountImport(DocumentStore documents, SecureRandom random, Clock clock) {
        this.documents = documents;
        this.accounts = new Accounts(documents, random, clock);
        this.audit = new AuditLog(random, clock);
        this.ids = new RandomIds(random);
    }

    /** What could not be brought as it was. */
    public enum Repair {
        /** The address is missing or malformed; the account has a placeholder until its holder signs in. */
        EMAIL_UNUSABLE,
        /** Another account here has the address; the same. */
        EMAIL_TAKEN,
        /** The user name is malformed; the account has none. */
        USERNAME_UNUSABLE,
        /** Another account here has the user name; the account has none. */
        USERNAME_TAKEN
    }

    /** What became of an account. */
    public enum State {
        /** It was brought now. */
        IMPORTED,
        /** It was brought before; nothing changed. */
        PRESENT,
        /** Its holder had signed in here before it was brought; nothing changed. */
        KNOWN,
        /** It was brought before and deleted here, and stays so. */
        DELETED
    }

    /**
     * What became of an account.
     *
     * @param id of the account here
     * @param repairs of an account that was brought, now or before
     */
    public record Outcome(State state, AccountId id, Set<Repair> repairs) {
        /** Copies the set. */
        public Outcome {
            repairs = Set.copyOf(repairs);
        }
    }

    /** Brings one account. */
    public Outcome add(ImportedAccount wanted) {
        while (true) {
            Optional<Outcome> outcome = known(wanted).or(() -> attempt(wanted));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    private Optional<Outcome> known(ImportedAccount wanted) {
        Optional<Document> mark = mark(wanted).read(documents);
        if (mark.isPresent()) {
            return Optional.of(before(Fields.of(mark.get())));
        }
        Optional<Account> holder = wanted.issuer().flatMap(issuer -> accounts.findBySubject(issuer, wanted.name()));
        return holder.flatMap(account -> {
            Batch.Builder batch = Batch.builder();
            mark(wanted).set(batch, note(account.id()).put(KNOWN, true));
            return documents.commit(batch.build()) instanceof CommitResult.Committed
                    ? Optional.of(new Outcome(State.KNOWN, account.id(), Set.of()))
                    : Optional.empty();
        });
    }

    /** What the note of an earlier import says: its report may have been lost with the process that was to write it. */
    private Outcome before(Fields note) {
        AccountId id = new AccountId(note.text(ACCOUNT));
        if (accounts.find(id).isEmpty()) {
            return new Outcome(State.DELETED, id, Set.of());
        }
        List<String> repaired = note.texts(REPAIRS);
        Set<Repair> repairs = EnumSet.allOf(Repair.class);
        repairs.removeIf(repair -> !repaired.contains(repair.name()));
        return new Outcome(note.flag(KNOWN) ? State.KNOWN : State.PRESENT, id, repairs);
    }

    /** Empty when something else came first. */
    private Optional<Outcome> attempt(ImportedAccount wanted) {
        Set<Repair> repairs = EnumSet.noneOf(Repair.class);
        Account account = account(wanted, repairs);
        Batch.Builder batch = Batch.builder();
        accounts.add(batch, account);
        ObjectNode note = note(account.id());
        ArrayNode repaired = note.putArray(REPAIRS);
        repairs.forEach(repair -> repaired.add(repair.name()));
        mark(wanted).set(batch, note);
        audit.add(
                batch,
                AuditEntry.ofImport("account.import", account.id().value())
                        .states(Optional.empty(), Optional.of(AccountCodec.encode(account))));
        return documents.commit(batch.build()) instanceof CommitResult.Committed
                ? Optional.of(new Outcome(State.IMPORTED, account.id(), repairs))
                : Optional.empty();
    }

    private Account account(ImportedAccount wanted, Set<Repair> repairs) {
        AccountId id = ids.account();
        String issuer = wanted.issuer().orElse(Account.LOCAL_ISSUER);
        Profile profile =
                Profile.of(new ExternalIdentity(issuer, wanted.name(), "", wanted.fullName(), wanted.picture(), false));
        return new Account(
                id,
                email(wanted, repairs),
                false,
                username(wanted, repairs),
                profile,
                wanted.standing(),
                wanted.botOf(),
                wanted.createdAt(),
                issuer,
                wanted.issuer().isPresent() ? wanted.name() : id.value());
    }

    private String email(ImportedAccount wanted, Set<Repair> repairs) {
        Optional<String> email = wanted.email().flatMap(AccountImport::email);
        if (wanted.email().isPresent() && email.isEmpty()) {
            repairs.add(Repair.EMAIL_UNUSABLE);
        }
        return email.filter(address -> isFree(address, accounts::findByEmail, Repair.EMAIL_TAKEN, repairs))
                .orElseGet(() -> placeholder(wanted));
    }

    private Optional<String> username(ImportedAccount wanted, Set<Repair> repairs) {
        Optional<String> lower = wanted.username().map(name -> AccountRules.lowerCase(name.strip()));
        Optional<String> username = lower.filter(name -> USERNAME.matcher(name).matches());
        if (lower.isPresent() && username.isEmpty()) {
            repairs.add(Repair.USERNAME_UNUSABLE);
        }
        return username.filter(name -> isFree(name, accounts::findByUsername, Repair.USERNAME_TAKEN, repairs));
    }

    private static boolean isFree(
            String name, Function<String, Optional<Account>> holder, Repair taken, Set<Repair> repairs) {
        boolean free = holder.apply(name).isEmpty();
        if (!free) {
            repairs.add(taken);
        }
        return free;
    }

    /** Unique as the name is, and free of everything in the name that an address cannot hold. */
    private static String placeholder(ImportedAccount wanted) {
        return mark(wanted).key().replaceFirst(".*/", "").substring(0, PLACEHOLDER_DIGITS) + PLACEHOLDER_DOMAIN;
    }

    private static Optional<String> email(String text) {
        try {
            return Optional.of(AccountRules.email(text));
        } catch (RegistryException e) {
            // The account comes without an address then, and the caller says so.
            return Optional.empty();
        }
    }

    private static ImportMark mark(ImportedAccount wanted) {
        return new ImportMark(ACCOUNT, wanted.issuer().orElse(Account.LOCAL_ISSUER) + " " + wanted.name());
    }

    private static ObjectNode note(AccountId id) {
        return JsonNodeFactory.instance.objectNode().put(ACCOUNT, id.value());
    }
}
