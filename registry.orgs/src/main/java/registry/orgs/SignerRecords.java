package registry.orgs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** The signer policies of organizations and packages, in the store, and which of them hold. Thread-safe. */
final class SignerRecords {
    private final DocumentStore documents;
    private final SignerPolicy otherwise;

    /** @param otherwise the operator's, where nothing is set */
    SignerRecords(DocumentStore documents, SignerPolicy otherwise) {
        this.documents = documents;
        this.otherwise = otherwise;
    }

    /** What is set under a key, as it was read. */
    record Stored(String key, Optional<Document> document) {
        Optional<SignerPolicy> policy() {
            return document.map(SignerPolicy::decode);
        }

        Batch.Builder requireUnchanged(Batch.Builder batch) {
            return document.map(found -> batch.requireRevision(key, found.revision()))
                    .orElseGet(() -> batch.requireAbsent(key));
        }
    }

    /** Which policies hold, all of them, and the records that this was read from. */
    record Holding(List<SignerRule> rules, List<Stored> records) {
        void requireUnchanged(Batch.Builder batch) {
            records.forEach(stored -> stored.requireUnchanged(batch));
        }
    }

    Stored of(OrgId org) {
        return read(Keys.signers(org));
    }

    Stored of(PackageName name) {
        return read(Keys.signers(name));
    }

    /** What holds for an organization's packages that have no policy of their own. */
    Holding holding(OrgId org) {
        Stored stored = of(org);
        return holding(List.of(stored), rule(org, stored).stream().toList());
    }

    /**
     * What holds for a package.
     *
     * @param org the organization that it is linked to, or is about to be
     */
    Holding holding(PackageName name, Optional<OrgId> org) {
        List<Stored> records = new ArrayList<>();
        List<SignerRule> rules = new ArrayList<>();
        Stored own = of(name);
        records.add(own);
        own.policy()
                .ifPresent(policy ->
                        rules.add(new SignerRule(SignerRule.Setter.PACKAGE, Optional.of(name.value()), policy)));
        org.ifPresent(id -> {
            Stored stored = of(id);
            records.add(stored);
            rule(id, stored).ifPresent(rules::add);
        });
        return holding(records, rules);
    }

    /** Adds the removal of an organization's policy to a batch. */
    static void remove(Batch.Builder batch, OrgId org) {
        batch.delete(Keys.signers(org));
    }

    private Holding holding(List<Stored> records, List<SignerRule> rules) {
        return new Holding(
                rules.isEmpty()
                        ? List.of(new SignerRule(SignerRule.Setter.REGISTRY, Optional.empty(), otherwise))
                        : List.copyOf(rules),
                List.copyOf(records));
    }

    private Stored read(String key) {
        return new Stored(key, documents.read(key));
    }

    private static Optional<SignerRule> rule(OrgId org, Stored stored) {
        return stored.policy()
                .map(policy -> new SignerRule(SignerRule.Setter.ORGANIZATION, Optional.of(org.value()), policy));
    }
}
