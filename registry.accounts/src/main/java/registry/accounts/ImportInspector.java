package registry.accounts;

import java.util.Set;
import java.util.function.Consumer;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.Finding;
import registry.storage.ImportMark;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at the marks of accounts and sessions that were imported. Marks outlive what they are of. */
final class ImportInspector implements Inspector {
    @Override
    public Set<String> prefixes() {
        return Set.of(ImportMark.prefix(AccountImport.ACCOUNT), ImportMark.prefix(SessionImport.KIND));
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(
                ImportMark.prefix(AccountImport.ACCOUNT),
                ImportMark.rule(mark -> Fields.of(mark).text(AccountImport.ACCOUNT)));
        inspection.each(
                ImportMark.prefix(SessionImport.KIND),
                ImportMark.rule(mark -> Fields.of(mark).text(SessionImport.KIND)));
    }
}
