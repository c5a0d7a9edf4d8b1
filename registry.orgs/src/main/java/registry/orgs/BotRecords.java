package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.Tokens;
import registry.api.AccountId;
import registry.api.spi.Batch;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/** What is kept of bots beside their membership. Thread-safe. */
final class BotRecords {
    private final DocumentStore documents;
    private final Accounts accounts;
    private final Tokens tokens;

    BotRecords(DocumentStore documents, Accounts accounts, Tokens tokens) {
        this.documents = documents;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Adds to a batch that a token was issued by this account. */
    void issued(Batch.Builder batch, AccountId bot, String token, AccountId by) {
        batch.put(
                Keys.botToken(bot, token),
                DocumentStore.encode(JsonNodeFactory.instance.objectNode().put("issuedBy", by.value())));
    }

    /** Adds to a batch that a token is revoked. */
    void revoked(Batch.Builder batch, AccountId bot, String token) {
        batch.delete(Keys.botToken(bot, token));
    }

    /** Who issued a bot's token; empty when it was not issued here. */
    Optional<AccountId> issuer(AccountId bot, String token) {
        return documents.read(Keys.botToken(bot, token)).map(BotRecords::issuedBy);
    }

    /** Adds to a batch the revocation of what an account issued to a bot. */
    void revokeIssuedBy(Batch.Builder batch, Actor actor, AccountId bot, AccountId issuer) {
        String prefix = Keys.botTokens(bot);
        documents
                .scan(prefix)
                .filter(document -> issuedBy(document).equals(issuer))
                .map(document -> document.key().substring(prefix.length()))
                .forEach(token -> {
                    tokens.addRevocation(batch, actor, bot, token);
                    revoked(batch, bot, token);
                });
    }

    /** Who issued a bot's tokens, by token. */
    Map<String, AccountId> issuers(AccountId bot) {
        String prefix = Keys.botTokens(bot);
        return documents
                .scan(prefix)
                .collect(Collectors.toMap(document -> document.key().substring(prefix.length()), BotRecords::issuedBy));
    }

    /** Adds the removal of a bot's account, and of all that it signs in with, to a batch. */
    void delete(Batch.Builder batch, AccountId bot) {
        accounts.read(bot).ifPresent(stored -> accounts.remove(batch, stored));
        deleteTokens(batch, bot);
    }

    /** Adds the removal of an account's tokens to a batch. */
    void deleteTokens(Batch.Builder batch, AccountId account) {
        tokens.removeAll(batch, account);
        documents.scan(Keys.botTokens(account)).forEach(document -> batch.delete(document.key()));
    }

    private static AccountId issuedBy(Document document) {
        return new AccountId(Fields.of(document).text("issuedBy"));
    }
}
