package registry.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import registry.api.AccountId;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at accounts, and at the records that they are found by, both ways. */
final class AccountInspector implements Inspector {
    private static final String ADVICE = "restore the registry from a backup; nobody else can be sure who is meant";

    @Override
    public Set<String> prefixes() {
        return Set.of(AccountIndex.ACCOUNT, AccountIndex.BY_EMAIL, AccountIndex.BY_USERNAME, AccountIndex.BY_SUBJECT);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(AccountIndex.ACCOUNT, new AccountRule());
        inspection.each(AccountIndex.BY_EMAIL, new PointerRule(false));
        inspection.each(AccountIndex.BY_USERNAME, new PointerRule(true));
        inspection.each(AccountIndex.BY_SUBJECT, new PointerRule(false));
    }

    private static AccountId pointed(Document pointer) {
        return new AccountId(Fields.of(pointer).text("account"));
    }

    private static final class AccountRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return AccountIndex.keys(AccountCodec.decode(document));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            Account account = AccountCodec.decode(document);
            if (!document.key().equals(AccountIndex.account(account.id()))) {
                findings.accept(Finding.error(
                        "account-misplaced", document.key(), "the account in it is " + account.id(), ADVICE));
            }
            for (String key : AccountIndex.keys(account)) {
                Optional<AccountId> found = others.find(key, AccountInspector::pointed);
                if (found.filter(account.id()::equals).isEmpty()) {
                    findings.accept(Finding.error(
                            "account-not-found-by",
                            document.key(),
                            "the account is not found by its record '" + key + "', which "
                                    + found.map(other -> "names " + other).orElse("is missing"),
                            ADVICE));
                }
            }
        }
    }

    /** @param reserved whether the record outlives its account */
    private record PointerRule(boolean reserved) implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(AccountIndex.account(pointed(document)));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            AccountId id = pointed(document);
            String key = AccountIndex.account(id);
            if (!others.has(key) && !reserved) {
                findings.accept(Finding.error(
                        "account-missing",
                        document.key(),
                        "it names the account " + id + ", which is missing",
                        ADVICE));
            }
            others.find(key, AccountCodec::decode)
                    .filter(account -> !AccountIndex.keys(account).contains(document.key()))
                    .ifPresent(account -> findings.accept(Finding.error(
                            "account-found-by-another",
                            document.key(),
                            "it names the account " + id + ", which is not called so",
                            ADVICE)));
        }
    }
}
