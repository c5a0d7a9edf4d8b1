package registry.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A package whose view is being made: what is known of it, and which entries are still to be encoded. */
final class PackageDraft {
    private final PackageRecord record;
    private final EntryEncoder.PackageFacts facts;
    private final Optional<PackageView> before;
    private List<VersionFacts> versions;

    /**
     * Begins a view.
     *
     * @param owner empty when the account is gone
     * @param before the view that this one replaces, whose entries are reused where nothing changed
     */
    PackageDraft(
            PackageRecord record,
            Optional<Owners.Shown> owner,
            List<VersionFacts> versions,
            Optional<PackageView> before) {
        this.record = record;
        this.facts = new EntryEncoder.PackageFacts(
                record.name(),
                owner.map(Owners.Shown::name).orElse(record.author()),
                record.verified() || owner.filter(Owners.Shown::verified).isPresent());
        this.versions = PackageView.newestFirst(versions);
        this.before = before.filter(view -> view.facts().equals(facts));
    }

    /** What readers see of the package, whichever version is shown. */
    EntryEncoder.PackageFacts facts() {
        return facts;
    }

    /** The versions to be read, because they stand for the package and their entries are not at hand. */
    Set<Versions.Id> wanted(Set<Versions.Id> changed) {
        Set<Versions.Id> ids = new LinkedHashSet<>();
        if (versions.isEmpty()) {
            return ids;
        }
        Heads heads = Heads.choose(versions);
        List<VersionFacts> shown = new ArrayList<>(heads.answer());
        shown.add(heads.browse());
        for (VersionFacts version : shown) {
            Versions.Id id = id(version);
            if (changed.contains(id) || reusable(version).isEmpty()) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** Drops versions that were wanted and not found: they are gone by now, and their removal is yet to be heard of. */
    void dropUnless(Predicate<Versions.Id> found, Set<Versions.Id> changed) {
        Set<Versions.Id> missing = wanted(changed);
        missing.removeIf(found);
        versions = versions.stream()
                .filter(version -> !missing.contains(id(version)))
                .toList();
    }

    /** The view, empty when the package has no versions. All that was {@link #wanted} must be in {@code read}. */
    Optional<PackageView> finish(Map<Versions.Id, Entry> read, DownloadCount downloads) {
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        Heads heads = Heads.choose(versions);
        Entry browse = entry(heads.browse(), read);
        List<Entry> answer = heads.answer().stream()
                .map(version -> version.equals(heads.browse()) ? browse : entry(version, read))
                .toList();
        return Optional.of(new PackageView(facts, record, downloads, versions, browse, answer));
    }

    private Entry entry(VersionFacts version, Map<Versions.Id, Entry> read) {
        return Optional.ofNullable(read.get(id(version)))
                .or(() -> reusable(version))
                .orElseThrow(() -> new IllegalStateException("not read: " + id(version)));
    }

    private Optional<Entry> reusable(VersionFacts version) {
        return before.flatMap(view -> view.encoded(version.version()));
    }

    private Versions.Id id(VersionFacts version) {
        return new Versions.Id(facts.name(), version.version());
    }
}
