package registry.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.spi.Changes;
import registry.storage.ChangeFollower;
import registry.storage.Document;
import registry.storage.DocumentStore;

/**
 * Keeps the {@link Snapshot} up to date from the change feed. {@link #snapshot} is for every thread, the rest for the
 * following thread alone.
 *
 * <p>What is read may be newer than the change that caused the reading; the change that made it newer comes later and
 * has it read once more, so that the snapshot is right whenever the feed has been heard to its end.
 */
final class ReadModel implements ChangeFollower.Listener {
    /** Packages whose entries are encoded together: bounds the memory their manifests take meanwhile. */
    private static final int PAGE = 32;

    private final DocumentStore documents;
    private final Versions versions;
    private final VerifiedOwners verifiedOwners;
    private final Downloads downloads;
    private final Map<String, Integer> packagesByAuthor = new HashMap<>();
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    ReadModel(DocumentStore documents, VerifiedOwners verifiedOwners, Downloads downloads) {
        this.documents = documents;
        this.versions = new Versions(documents);
        this.verifiedOwners = verifiedOwners;
        this.downloads = downloads;
    }

    /** The newest snapshot. */
    Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public void reload(long revision) {
        Map<PackageName, List<VersionFacts>> live = new HashMap<>();
        try (Stream<Document> records = documents.scan(Keys.VERSION)) {
            records.map(VersionRecord::decodeLive)
                    .flatMap(Optional::stream)
                    .forEach(version -> live.computeIfAbsent(version.identity().name(), name -> new ArrayList<>(1))
                            .add(version.facts()));
        }
        // Nothing known before is reused, but readers keep it until the new snapshot is complete.
        SortedMap<PackageName, Optional<PackageView>> views = views(Snapshot.EMPTY, live, Set.of());
        packagesByAuthor.clear();
        replace(Snapshot.EMPTY, views);
    }

    @Override
    public void changed(Changes.Feed feed) {
        Set<PackageName> names = new LinkedHashSet<>();
        Set<Versions.Id> changed = new HashSet<>();
        for (Changes.Change change : feed.changes()) {
            String key = change.key();
            if (key.startsWith(Keys.PACKAGE)) {
                names.add(PackageName.parse(key.substring(Keys.PACKAGE.length())));
            } else if (key.startsWith(Keys.VERSION)) {
                Versions.Id id = versionId(key);
                names.add(id.name());
                changed.add(id);
            }
        }
        if (!names.isEmpty()) {
            Snapshot before = snapshot;
            replace(before, views(before, facts(names, changed), changed));
        }
    }

    /** The versions of these packages: those known before, with the changed ones read anew. */
    private Map<PackageName, List<VersionFacts>> facts(Collection<PackageName> names, Set<Versions.Id> changed) {
        Map<PackageName, List<VersionFacts>> facts = new HashMap<>();
        for (PackageName name : names) {
            Optional<PackageView> known = snapshot.find(name);
            facts.put(
                    name,
                    known.isPresent() ? new ArrayList<>(unchanged(known.get(), changed)) : new ArrayList<>(scan(name)));
        }
        Set<Versions.Id> toRead = changed.stream()
                .filter(id -> snapshot.find(id.name()).isPresent())
                .collect(Collectors.toSet());
        List<String> keys =
                toRead.stream().map(id -> Keys.version(id.name(), id.version())).toList();
        documents.readAll(keys).values().stream()
                .map(VersionRecord::decodeLive)
                .flatMap(Optional::stream)
                .forEach(version -> facts.getOrDefault(version.identity().name(), new ArrayList<>())
                        .add(version.facts()));
        return facts;
    }

    private static List<VersionFacts> unchanged(PackageView view, Set<Versions.Id> changed) {
        return view.versions().stream()
                .filter(version -> !changed.contains(new Versions.Id(view.name(), version.version())))
                .toList();
    }

    private List<VersionFacts> scan(PackageName name) {
        try (Stream<Document> records = documents.scan(Keys.versions(name))) {
            return records.map(VersionRecord::decodeLive)
                    .flatMap(Optional::stream)
                    .map(VersionRecord.Live::facts)
                    .toList();
        }
    }

    /** The new views of the packages whose versions are given, page by page. */
    private SortedMap<PackageName, Optional<PackageView>> views(
            Snapshot before, Map<PackageName, List<VersionFacts>> facts, Set<Versions.Id> changed) {
        List<PackageName> names = List.copyOf(facts.keySet());
        SortedMap<PackageName, Optional<PackageView>> views = new TreeMap<>();
        for (int from = 0; from < names.size(); from += PAGE) {
            List<PackageName> page = names.subList(from, Math.min(from + PAGE, names.size()));
            Map<PackageName, PackageDraft> drafts = drafts(before, page, facts);
            Map<Versions.Id, Versions.Complete> read = readWanted(drafts, changed);
            page.forEach(name -> views.put(name, Optional.empty()));
            drafts.forEach((name, draft) -> views.put(name, draft.finish(read, downloads.of(name))));
        }
        return views;
    }

    private Map<PackageName, PackageDraft> drafts(
            Snapshot before, List<PackageName> names, Map<PackageName, List<VersionFacts>> facts) {
        Map<PackageName, PackageDraft> drafts = new HashMap<>();
        documents.readAll(names.stream().map(Keys::packageKey).toList()).values().stream()
                .map(PackageRecord::decode)
                .forEach(record ->
                        drafts.put(record.name(), draft(before, record, facts.getOrDefault(record.name(), List.of()))));
        return drafts;
    }

    private PackageDraft draft(Snapshot before, PackageRecord record, List<VersionFacts> facts) {
        EntryEncoder.PackageFacts shown =
                new EntryEncoder.PackageFacts(record.name(), record.author(), verifiedOwners.contains(record.owner()));
        return new PackageDraft(shown, facts, before.find(record.name()));
    }

    /** Reads what the drafts want; what is gone by now is dropped from them, which may make them want something else. */
    private Map<Versions.Id, Versions.Complete> readWanted(
            Map<PackageName, PackageDraft> drafts, Set<Versions.Id> changed) {
        Map<Versions.Id, Versions.Complete> read = new HashMap<>();
        Set<Versions.Id> wanted = wanted(drafts, changed, read.keySet());
        while (!wanted.isEmpty()) {
            versions.stream(List.copyOf(wanted)).forEach(version -> read.put(version.id(), version));
            drafts.values().forEach(draft -> draft.dropUnless(read::containsKey, changed));
            wanted = wanted(drafts, changed, read.keySet());
        }
        return read;
    }

    private static Set<Versions.Id> wanted(
            Map<PackageName, PackageDraft> drafts, Set<Versions.Id> changed, Set<Versions.Id> read) {
        return drafts.values().stream()
                .flatMap(draft -> draft.wanted(changed).stream())
                .filter(id -> !read.contains(id))
                .collect(Collectors.toSet());
    }

    private void replace(Snapshot before, SortedMap<PackageName, Optional<PackageView>> views) {
        long versionCount = before.totals().versions();
        for (Map.Entry<PackageName, Optional<PackageView>> change : views.entrySet()) {
            Optional<PackageView> old = before.find(change.getKey());
            versionCount += count(change.getValue()) - count(old);
            old.ifPresent(view -> countAuthor(view, -1));
            change.getValue().ifPresent(view -> countAuthor(view, 1));
        }
        snapshot = before.with(views, new Snapshot.Totals(versionCount, packagesByAuthor.size()));
    }

    private void countAuthor(PackageView view, int step) {
        packagesByAuthor.merge(
                view.facts().author(), step, (count, change) -> count + change == 0 ? null : count + change);
    }

    private static long count(Optional<PackageView> view) {
        return view.map(PackageView::versions).map(List::size).orElse(0);
    }

    private static Versions.Id versionId(String key) {
        PackageName name = Keys.packageOfVersion(key);
        return new Versions.Id(
                name, BundleVersion.parse(key.substring(Keys.versions(name).length())));
    }
}
