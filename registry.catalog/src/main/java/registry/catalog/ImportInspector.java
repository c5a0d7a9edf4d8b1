package registry.catalog;

import java.util.Set;
import java.util.function.Consumer;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.ImportMark;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at the marks of packages and versions that were imported; versions are judged with theirs. */
final class ImportInspector implements Inspector {
    @Override
    public Set<String> prefixes() {
        return Set.of(ImportMark.prefix(BundleImport.PACKAGE), ImportMark.prefix(BundleImport.VERSION));
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(ImportMark.prefix(BundleImport.PACKAGE), ImportMark.rule(mark -> {}));
        inspection.each(ImportMark.prefix(BundleImport.VERSION), ImportMark.rule(BundleImport::hadTrouble));
    }
}
