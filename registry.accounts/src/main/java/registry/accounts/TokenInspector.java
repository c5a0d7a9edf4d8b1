package registry.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import registry.api.AccountId;
import registry.api.spi.StoredCredential;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at API tokens, at the lists of accounts' tokens, and at what is kept beside them. */
final class TokenInspector implements Inspector {
    private static final String REVOKE = "revoke the account's tokens and make new ones, or restore from a backup";
    private static final String HARMLESS = "it hurts nobody; restore from a backup to be rid of it";

    @Override
    public Set<String> prefixes() {
        return Set.of(
                TokenRecords.PREFIX,
                TokenRecords.BY_ACCOUNT,
                TokenRecords.SERIES,
                TokenRecords.REVOKED,
                TokenUse.PREFIX);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(TokenRecords.PREFIX, new TokenRule());
        inspection.each(TokenRecords.BY_ACCOUNT, new ListedRule());
        inspection.each(TokenRecords.SERIES, new SeriesRule());
        inspection.each(TokenRecords.REVOKED, new RevokedRule());
        inspection.each(TokenUse.PREFIX, new UseRule());
    }

    private static String index(Document token) {
        return index(TokenCodec.decode(token).credential());
    }

    private static String index(StoredCredential credential) {
        return TokenRecords.indexKey(credential.account(), credential.id());
    }

    private static String rest(Document document, String prefix) {
        return document.key().substring(prefix.length());
    }

    private static final class TokenRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            StoredCredential token = TokenCodec.decode(document).credential();
            return List.of(index(token), AccountIndex.account(token.account()));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            StoredCredential token = TokenCodec.decode(document).credential();
            boolean listed = others.find(
                            index(token), listing -> Fields.of(listing).text(TokenRecords.DIGEST))
                    .filter(rest(document, TokenRecords.PREFIX)::equals)
                    .isPresent();
            if (!listed) {
                findings.accept(Finding.error(
                        "token-not-listed",
                        index(token),
                        "a token of the account " + token.account() + " counts and is not in its list",
                        REVOKE));
            }
            if (!others.has(AccountIndex.account(token.account()))) {
                findings.accept(Finding.warning(
                        "token-without-account", index(token), "the account of the token is missing", HARMLESS));
            }
        }
    }

    private static final class ListedRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(TokenRecords.PREFIX + Fields.of(document).text(TokenRecords.DIGEST));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            boolean same = related(document).stream()
                    .flatMap(key -> others.find(key, TokenInspector::index).stream())
                    .anyMatch(document.key()::equals);
            if (!same) {
                findings.accept(Finding.error(
                        "token-missing", document.key(), "the token in this list is missing or another's", REVOKE));
            }
        }
    }

    private static final class SeriesRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(AccountIndex.account(new AccountId(rest(document, TokenRecords.SERIES))));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            if (!others.has(related(document).iterator().next())) {
                findings.accept(
                        Finding.warning("series-without-account", document.key(), "its account is missing", HARMLESS));
            }
        }
    }

    private static final class RevokedRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(TokenRecords.PREFIX + rest(document, TokenRecords.REVOKED));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            if (!Fields.of(document).text(TokenRecords.DIGEST).equals(rest(document, TokenRecords.REVOKED))) {
                findings.accept(Finding.error(
                        "revocation-misplaced", document.key(), "it says that another token was revoked", REVOKE));
            }
            others.find(related(document).iterator().next(), TokenInspector::index)
                    .ifPresent(token -> findings.accept(Finding.error(
                            "token-revoked", token, "the token was revoked and counts all the same", REVOKE)));
        }
    }

    private static final class UseRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(TokenRecords.BY_ACCOUNT + rest(document, TokenUse.PREFIX));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            TokenUse.at(document);
            if (!others.has(related(document).iterator().next())) {
                findings.accept(Finding.warning("use-without-token", document.key(), "its token is missing", HARMLESS));
            }
        }
    }
}
