package registry.catalog;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at packages with their versions, and at download counters. */
final class PackageInspector implements Inspector {
    @Override
    public Set<String> prefixes() {
        return Set.of(Keys.PACKAGE);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        documents
                .scanRecords(Keys.PACKAGE)
                .forEach(record ->
                        Inspection.readable(record.key(), findings, () -> judge(documents, record.key(), findings)));
        Set<PackageName> seen = new HashSet<>();
        documents.counters("").keySet().forEach(name -> judgeCounter(documents, name, seen, findings));
    }

    /** Every new version rewrites its package: while that stays the same, so does the highest version. */
    private static void judge(DocumentStore documents, String key, Consumer<Finding> findings) {
        Optional<Document> before = documents.read(key);
        while (before.isPresent()) {
            PackageRecord record = PackageRecord.decode(before.get());
            Optional<BundleVersion> highest = documents
                    .scanRecords(Keys.versions(record.name()))
                    .flatMap(version -> Keys.versionOf(version.key()).stream())
                    .map(Versions.Id::version)
                    .max(BundleVersion::compareTo);
            Optional<Document> after = documents.read(key);
            if (after.map(Document::revision).equals(before.map(Document::revision))) {
                judge(key, record, highest, findings);
                return;
            }
            before = after;
        }
    }

    private static void judge(
            String key, PackageRecord record, Optional<BundleVersion> highest, Consumer<Finding> findings) {
        if (!key.equals(Keys.packageKey(record.name()))) {
            findings.accept(Finding.error(
                    "package-misplaced", key, "the package in it is " + record.name(), "restore from a backup"));
        }
        if (!highest.equals(Optional.of(record.highest()))) {
            findings.accept(Finding.error(
                    "package-highest",
                    key,
                    "it says that the highest version is " + record.highest() + ", and the highest there is "
                            + highest.map(version -> "is " + version).orElse("is none"),
                    "publish a version above both, or restore from a backup"));
        }
    }

    /** @param seen packages that are known to be there; they never disappear */
    private static void judgeCounter(
            DocumentStore documents, String name, Set<PackageName> seen, Consumer<Finding> findings) {
        Optional<PackageName> counted = Downloads.packageOf(name);
        if (counted.filter(seen::contains).isPresent()) {
            return;
        }
        if (counted.filter(known ->
                        documents.readAllRecords(Set.of(Keys.packageKey(known))).size() == 1)
                .isPresent()) {
            seen.add(counted.get());
        } else {
            findings.accept(Finding.warning(
                    "counter-unknown",
                    name,
                    "the counter is not that of a package of this registry",
                    "it hurts nobody; restore from a backup to be rid of it"));
        }
    }
}
