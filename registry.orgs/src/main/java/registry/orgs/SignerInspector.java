package registry.orgs;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import registry.api.PackageName;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at the signer policies of organizations and packages. */
final class SignerInspector implements Inspector {
    private static final String HARMLESS = "it hurts nobody; restore from a backup to be rid of it";

    private final PackageOwners packages;

    SignerInspector(PackageOwners packages) {
        this.packages = packages;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of(Keys.ORG_SIGNERS, Keys.PACKAGE_SIGNERS);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(Keys.ORG_SIGNERS, new OrgRule());
        inspection.each(Keys.PACKAGE_SIGNERS, new PackageRule());
    }

    private static final class OrgRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(Keys.ORG + document.key().substring(Keys.ORG_SIGNERS.length()));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            SignerPolicy.decode(document);
            if (related(document).stream().noneMatch(others::has)) {
                findings.accept(Finding.warning(
                        "signers-without-org", document.key(), "there is no such organization", HARMLESS));
            }
        }
    }

    private final class PackageRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return Set.of();
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            SignerPolicy.decode(document);
            PackageName name = PackageName.parse(document.key().substring(Keys.PACKAGE_SIGNERS.length()));
            if (packages.find(name).isEmpty()) { // packages never disappear
                findings.accept(Finding.warning(
                        "signers-without-package", document.key(), "there is no such package", HARMLESS));
            }
        }
    }
}
