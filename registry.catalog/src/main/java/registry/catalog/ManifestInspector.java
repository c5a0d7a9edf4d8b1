package registry.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks for manifests, and edits of them, that belong to no version. */
final class ManifestInspector implements Inspector {
    @Override
    public Set<String> prefixes() {
        return Set.of(Keys.MANIFEST, Keys.EDIT);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(Keys.MANIFEST, new BelongsRule(Keys.MANIFEST, "manifest-without-version", live -> true));
        inspection.each(
                Keys.EDIT,
                new BelongsRule(
                        Keys.EDIT, "edit-without-version", live -> live.edit().isPresent()));
    }

    /**
     * A record beside a version.
     *
     * @param code of the finding that there is no such version
     * @param wants whether the version has such a record
     */
    private record BelongsRule(String prefix, String code, Predicate<VersionRecord.Live> wants)
            implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(version(document));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            String key = version(document);
            boolean belongs = others.find(key, VersionRecord::decode)
                    .map(version -> version.live().filter(wants).isPresent())
                    .orElse(others.has(key)); // a damaged version is found by itself
            if (!belongs) {
                findings.accept(Finding.error(
                        code,
                        document.key(),
                        "the version that it belongs to is missing, deleted, or does not know of it",
                        "restore the registry from a backup"));
            }
        }

        private String version(Document document) {
            return Keys.VERSION + document.key().substring(prefix.length());
        }
    }
}
