package registry.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/** All accounts by their e-mail addresses, for administrators. Never holds more than a page of them. Thread-safe. */
public final class AccountDirectory {
    /** The most accounts of one page. */
    public static final int MAX_LIMIT = Excerpt.MAX_LIMIT;

    private static final int READ_AT_ONCE = 200;

    private final DocumentStore documents;

    AccountDirectory(DocumentStore documents) {
        this.documents = documents;
    }

    /**
     * A part of the directory.
     *
     * @param next what the next page comes after, if there may be one
     */
    public record Page(List<Account> accounts, Optional<String> next) {
        /** Copies the list. */
        public Page {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * The accounts that match, by e-mail address, read while the stream is consumed. Needs no closing.
     *
     * @param text part of the e-mail address, user name or name, in any case, or the whole id; empty: all accounts
     * @param after the {@link Page#next} of a page
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when {@code after} is malformed
     */
    public Stream<Account> stream(Optional<String> text, Optional<String> after) {
        return accounts(after).filter(account -> matches(account, text));
    }

    /**
     * The first of them. A page may have fewer accounts than {@code limit}, even none, and a next page all the same: it
     * ends after 10,000 accounts that were looked at.
     *
     * @param limit 1 to {@value #MAX_LIMIT}
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when {@code after} or {@code limit} is malformed
     */
    public Page page(Optional<String> text, Optional<String> after, int limit) {
        return page(account -> matches(account, text), after, limit);
    }

    /** The same of accounts of a sort. */
    public Page page(Predicate<Account> sort, Optional<String> text, Optional<String> after, int limit) {
        return page(sort.and(account -> matches(account, text)), after, limit);
    }

    private Page page(Predicate<Account> wanted, Optional<String> after, int limit) {
        Excerpt<Account> excerpt = Excerpt.of(accounts(after).iterator(), wanted, limit);
        return new Page(excerpt.found(), excerpt.last().map(AccountDirectory::cursor));
    }

    /** How many accounts there are, bots included. */
    public long count() {
        return documents.scanRecords(AccountIndex.BY_EMAIL).count();
    }

    private Stream<Account> accounts(Optional<String> after) {
        String start =
                after.map(AccountDirectory::email).map(AccountIndex::email).orElse("");
        return documents
                .scanRecords(AccountIndex.BY_EMAIL, start)
                .map(DocumentStore::decode)
                .map(pointer ->
                        AccountIndex.account(new AccountId(Fields.of(pointer).text("account"))))
                .gather(Gatherers.windowFixed(READ_AT_ONCE))
                .flatMap(this::read);
    }

    private Stream<Account> read(List<String> keys) {
        Map<String, Document> read = documents.readAll(keys);
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(read.get(key)).stream())
                .map(AccountCodec::decode);
    }

    private static boolean matches(Account account, Optional<String> text) {
        return text.map(wanted -> wanted.strip().toLowerCase(Locale.ROOT))
                .filter(wanted -> !matches(account, wanted))
                .isEmpty();
    }

    private static boolean matches(Account account, String wanted) {
        return account.email().contains(wanted)
                || account.id().value().equals(wanted)
                || account.username().filter(name -> name.contains(wanted)).isPresent()
                || account.profile()
                        .name()
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                        .isPresent();
    }

    private static String cursor(Account account) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(account.email().getBytes(StandardCharsets.UTF_8));
    }

    private static String email(String cursor) {
        try {
            return AccountRules.email(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | RegistryException e) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "after must be the 'next' of another page", e);
        }
    }
}
