package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Administrators;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.storage.Document;
import registry.storage.DocumentStore;

/**
 * Offers of packages in the store, at most one of each package, and for every account the packages whose offers concern
 * it. What is stored may be void by now; {@link #pending} tells. Thread-safe.
 */
final class OfferRecords {
    private static final byte[] NOTHING = DocumentStore.encode(JsonNodeFactory.instance.objectNode());

    private final DocumentStore documents;
    private final Accounts accounts;
    private final Administrators administrators;
    private final Clock clock;

    OfferRecords(DocumentStore documents, Accounts accounts, Administrators administrators, Clock clock) {
        this.documents = documents;
        this.accounts = accounts;
        this.administrators = administrators;
        this.clock = clock;
    }

    /** An offer as it was read, void or not; or that there is none. */
    record Stored(String key, Optional<Document> document) {
        Optional<Offer> offer() {
            return document.map(Offer::decode);
        }

        Batch.Builder requireUnchanged(Batch.Builder batch) {
            return document.map(found -> batch.requireRevision(key, found.revision()))
                    .orElseGet(() -> batch.requireAbsent(key));
        }

        /** Adds its removal to a batch that fails when it has changed. */
        void remove(Batch.Builder batch) {
            requireUnchanged(batch).delete(key);
            offer().ifPresent(offer ->
                    offer.concerns().forEach(account -> batch.delete(Keys.offer(account, offer.name()))));
        }
    }

    /**
     * An offer that stands, as it was read.
     *
     * @param by who offered it
     * @param to whose the package may become
     */
    record Pending(Stored stored, Offer offer, Accounts.Stored by, Accounts.Stored to) {
        boolean isTo(AccountId account) {
            return offer.to().equals(account);
        }

        boolean isFrom(AccountId account) {
            return offer.from().equals(account) || offer.by().equals(account);
        }

        /** Lets a batch fail when the accounts have changed, the rights of the one that offered included. */
        void requireAccounts(Batch.Builder batch) {
            by.requireUnchanged(batch);
            if (!offer.by().equals(offer.to())) {
                to.requireUnchanged(batch);
            }
        }
    }

    Stored of(PackageName name) {
        String key = Keys.offer(name);
        return new Stored(key, documents.read(key));
    }

    /**
     * The offer of a package that stands: the package is still whose it was, the time is not over, the one who offered
     * may still do so, and the one it is for is still there.
     */
    Optional<Pending> pending(PackageTarget target) {
        Stored stored = of(target.name());
        return stored.offer()
                .filter(offer ->
                        target.isOwnedBy(offer.from()) && clock.instant().isBefore(offer.expiresAt()))
                .flatMap(offer -> accounts.read(offer.by())
                        .filter(by -> stillOffers(offer, by.account()))
                        .flatMap(by -> accounts.read(offer.to()).map(to -> new Pending(stored, offer, by, to))));
    }

    /** The packages whose offers concern an account, in the order of their names. */
    List<PackageName> concerning(AccountId account) {
        return documents
                .scan(Keys.offers(account))
                .map(document -> Keys.offered(document.key()))
                .toList();
    }

    /** Puts an offer in the place of another, void or not. */
    void replace(Batch.Builder batch, Stored before, Offer offer) {
        before.requireUnchanged(batch).put(before.key(), DocumentStore.encode(offer.json()));
        before.offer().stream()
                .flatMap(old -> old.concerns().stream())
                .filter(account -> !offer.concerns().contains(account))
                .forEach(account -> batch.delete(Keys.offer(account, offer.name())));
        offer.concerns().forEach(account -> batch.put(Keys.offer(account, offer.name()), NOTHING));
    }

    private boolean stillOffers(Offer offer, Account by) {
        return offer.isByOwner() ? !by.isSuspended() : administrators.covers(by);
    }
}
