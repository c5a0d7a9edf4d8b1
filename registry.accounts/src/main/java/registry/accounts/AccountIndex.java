package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import registry.api.AccountId;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;

/** The keys under which an account is found, each of which only one account can hold. */
final class AccountIndex {
    static final String ACCOUNT = "account/";

    static final String BY_EMAIL = "account-email/";
    static final String BY_USERNAME = "account-username/";
    static final String BY_SUBJECT = "account-subject/";

    private AccountIndex() {}

    static String account(AccountId id) {
        return ACCOUNT + id;
    }

    static String email(String email) {
        return BY_EMAIL + AccountRules.lowerCase(email.strip());
    }

    static String username(String username) {
        return BY_USERNAME + AccountRules.lowerCase(username.strip());
    }

    /** Hashed: issuers choose their subjects freely, keys are short and know no separator that these could not hold. */
    static String subject(String issuer, String subject) {
        String both = issuer.length() + ":" + issuer + subject;
        return BY_SUBJECT
                + Digest.ofContent(both.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Claims what {@code after} is found under and {@code before} was not, and gives up the rest. */
    static void move(Batch.Builder batch, Set<String> before, Account after) {
        byte[] pointer = DocumentStore.encode(
                JsonNodeFactory.instance.objectNode().put("account", after.id().value()));
        Set<String> wanted = keys(after);
        wanted.stream()
                .filter(key -> !before.contains(key))
                .forEach(key -> batch.requireAbsent(key).put(key, pointer));
        before.stream().filter(key -> !wanted.contains(key)).forEach(batch::delete);
    }

    static Set<String> keys(Account account) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(email(account.email()));
        keys.add(subject(account.issuer(), account.subject()));
        account.username().ifPresent(username -> keys.add(username(username)));
        return keys;
    }
}
