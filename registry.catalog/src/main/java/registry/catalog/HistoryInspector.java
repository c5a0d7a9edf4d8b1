package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import registry.accounts.AuditLog;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.ImportMark;
import registry.storage.Inspection;
import registry.storage.Inspector;

/**
 * Looks whether there is every version that the audit trail says was published or imported. A version never disappears; one
 * whose record is lost could be published anew with other bytes, and one whose mark is lost could be imported anew.
 */
final class HistoryInspector implements Inspector {
    /** The records of the trail are looked at where they are written. */
    @Override
    public Set<String> prefixes() {
        return Set.of();
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        new Inspection(documents, findings).each(AuditLog.PREFIX, new PublishedRule());
    }

    private static final class PublishedRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            JsonNode entry = document.json();
            String target = entry.path("target").asText();
            return switch (entry.path("action").asText()) {
                case Publisher.PUBLISH -> List.of(Keys.VERSION + target);
                case BundleImport.IMPORT ->
                    List.of(Keys.VERSION + target, new ImportMark(BundleImport.VERSION, target).key());
                default -> List.of();
            };
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            for (String key : related(document)) {
                if (!others.has(key)) {
                    findings.accept(Finding.error(
                            "version-missing",
                            key,
                            "the audit trail says that the version came here, and it is missing",
                            "restore the registry from a backup; until then, do not publish this version again"));
                }
            }
        }
    }
}
