package registry.orgs;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at offers of packages, and at the lists of those that they concern. */
final class OfferInspector implements Inspector {
    private static final String ADVICE = "take the offer back and make it again";

    private final PackageOwners packages;

    OfferInspector(PackageOwners packages) {
        this.packages = packages;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of(Keys.OFFER, Keys.OFFERS);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(Keys.OFFER, new OfferRule());
        inspection.each(Keys.OFFERS, new ListedRule());
    }

    private static Collection<String> listings(Document document) {
        Offer offer = Offer.decode(document);
        Set<String> keys = new LinkedHashSet<>();
        offer.concerns().forEach(account -> keys.add(Keys.offer(account, offer.name())));
        return keys;
    }

    private final class OfferRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return listings(document);
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            Offer offer = Offer.decode(document);
            if (!document.key().equals(Keys.offer(offer.name()))) {
                findings.accept(Finding.error(
                        "offer-misplaced", document.key(), "the offer in it is of " + offer.name(), ADVICE));
            }
            if (!listings(document).stream().allMatch(others::has)) {
                findings.accept(Finding.error(
                        "offer-not-listed",
                        document.key(),
                        "the offer is not in the lists of all whom it concerns",
                        ADVICE));
            }
            if (packages.find(offer.name()).isEmpty()) { // packages never disappear
                findings.accept(
                        Finding.error("offer-without-package", document.key(), "there is no such package", ADVICE));
            }
        }
    }

    private static final class ListedRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(Keys.offer(Keys.offered(document.key())));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            boolean concerns = others.find(related(document).iterator().next(), OfferInspector::listings)
                    .filter(listings -> listings.contains(document.key()))
                    .isPresent();
            if (!concerns) {
                findings.accept(Finding.warning(
                        "offer-missing", document.key(), "the offer in this list is missing or another's", ADVICE));
            }
        }
    }
}
