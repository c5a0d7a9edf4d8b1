package registry.orgs;

import java.util.Set;
import java.util.function.Consumer;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.ImportMark;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at the marks of organizations and links that were imported. Marks outlive what they are of. */
final class ImportInspector implements Inspector {
    @Override
    public Set<String> prefixes() {
        return Set.of(ImportMark.prefix(OrgImport.ORG), ImportMark.prefix(OrgImport.LINK));
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        prefixes().forEach(prefix -> inspection.each(prefix, ImportMark.rule(OrgImport::id)));
    }
}
