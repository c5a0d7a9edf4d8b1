package registry.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import registry.accounts.Accounts;
import registry.api.PackageName;
import registry.api.spi.Changes;
import registry.api.spi.StoredRecord;
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
    private final DocumentStore documents;
    private final Versions versions;
    private final Owners owners;
    private final Downloads downloads;
    private final LeftOut leftOut = new LeftOut();
    private final Map<String, Integer> packagesByAuthor = new HashMap<>();
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    ReadModel(DocumentStore documents, Owners owners, Downloads downloads) {
        this.documents = documents;
        this.versions = new Versions(documents);
        this.owners = owners;
        this.downloads = downloads;
    }

    /** The newest snapshot. */
    Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public void reload(long revision) {
        owners.clear();
        Map<PackageName, List<VersionFacts>> live = live();
        // Nothing known before is reused, but readers keep it until the new snapshot is complete.
        SortedMap<PackageName, Optional<PackageView>> views =
                views(live.keySet(), name -> view(Snapshot.EMPTY, name, live.getOrDefault(name, List.of()), Set.of()));
        packagesByAuthor.clear();
        replace(Snapshot.EMPTY, views);
    }

    @Override
    public void changed(Changes.Feed feed) {
        Set<PackageName> names = new LinkedHashSet<>();
        Set<Versions.Id> changed = new HashSet<>();
        for (Changes.Change change : feed.changes()) {
            Keys.packageOf(change.key()).ifPresent(names::add);
            Keys.versionOf(change.key()).ifPresent(changed::add);
            Accounts.idOf(change.key()).ifPresent(account -> names.addAll(owners.changed(account)));
        }
        if (!names.isEmpty()) {
            Snapshot before = snapshot;
            replace(before, views(names, name -> view(before, name, facts(name, changed), changed)));
        }
    }

    /** The versions of all packages that have any and of which every record can be read. */
    private Map<PackageName, List<VersionFacts>> live() {
        Map<PackageName, List<VersionFacts>> live = new HashMap<>();
        Set<PackageName> damaged = new HashSet<>();
        try (Stream<StoredRecord> records = documents.scanRecords(Keys.VERSION)) {
            records.forEach(record -> Keys.packageOf(record.key())
                    .ifPresent(name -> leftOut.read(
                                    record.key(), () -> Optional.of(VersionRecord.decode(DocumentStore.decode(record))))
                            .ifPresentOrElse(
                                    version -> version.live()
                                            .ifPresent(found -> live.computeIfAbsent(name, none -> new ArrayList<>(1))
                                                    .add(found.facts())),
                                    () -> damaged.add(name))));
        }
        live.keySet().removeAll(damaged);
        return live;
    }

    /** The versions of a package: those known before, with the changed ones read anew. */
    private List<VersionFacts> facts(PackageName name, Set<Versions.Id> changed) {
        Optional<PackageView> known = snapshot.find(name);
        if (known.isEmpty()) {
            return scan(name);
        }
        List<VersionFacts> facts = new ArrayList<>(known.get().versions());
        facts.removeIf(version -> changed.contains(new Versions.Id(name, version.version())));
        List<Versions.Id> toRead =
                changed.stream().filter(id -> id.name().equals(name)).toList();
        versions.records(toRead).forEach(version -> facts.add(version.facts()));
        return facts;
    }

    private List<VersionFacts> scan(PackageName name) {
        try (Stream<Document> records = documents.scan(Keys.versions(name))) {
            return records.map(VersionRecord::decodeLive)
                    .flatMap(Optional::stream)
                    .map(VersionRecord.Live::facts)
                    .toList();
        }
    }

    /** The new views, made one after the other: a manifest in the making takes many times its size. */
    private SortedMap<PackageName, Optional<PackageView>> views(
            Set<PackageName> names, Function<PackageName, Optional<PackageView>> view) {
        SortedMap<PackageName, Optional<PackageView>> views = new TreeMap<>();
        for (PackageName name : names) {
            views.put(name, leftOut.read(Keys.packageKey(name), () -> view.apply(name)));
        }
        return views;
    }

    private Optional<PackageView> view(
            Snapshot before, PackageName name, List<VersionFacts> facts, Set<Versions.Id> changed) {
        return documents.read(Keys.packageKey(name)).map(PackageRecord::decode).flatMap(record -> {
            PackageDraft draft = new PackageDraft(record, owners.find(record.owner()), facts, before.find(name));
            return draft.finish(readWanted(draft, changed), downloads.of(name));
        });
    }

    /** Reads what the draft wants; what is gone by now is dropped from it, which may make it want something else. */
    private Map<Versions.Id, Entry> readWanted(PackageDraft draft, Set<Versions.Id> changed) {
        Map<Versions.Id, Entry> read = new HashMap<>();
        Set<Versions.Id> wanted = draft.wanted(changed);
        while (!wanted.isEmpty()) {
            for (Versions.Id id : wanted) {
                versions.read(id)
                        .ifPresent(version ->
                                read.put(id, EntryEncoder.encode(draft.facts(), version.record(), version.manifest())));
            }
            draft.dropUnless(read::containsKey, changed);
            wanted = draft.wanted(changed);
            wanted.removeAll(read.keySet());
        }
        return read;
    }

    private void replace(Snapshot before, SortedMap<PackageName, Optional<PackageView>> views) {
        long versionCount = before.totals().versions();
        for (Map.Entry<PackageName, Optional<PackageView>> change : views.entrySet()) {
            Optional<PackageView> old = before.find(change.getKey());
            versionCount += count(change.getValue()) - count(old);
            old.ifPresent(this::leave);
            change.getValue().ifPresent(this::enter);
        }
        snapshot = before.with(views, new Snapshot.Totals(versionCount, packagesByAuthor.size()));
    }

    private void enter(PackageView view) {
        countAuthor(view, 1);
        owners.add(view);
    }

    private void leave(PackageView view) {
        countAuthor(view, -1);
        owners.remove(view);
    }

    private void countAuthor(PackageView view, int step) {
        packagesByAuthor.merge(
                view.facts().author(), step, (count, change) -> count + change == 0 ? null : count + change);
    }

    private static long count(Optional<PackageView> view) {
        return view.map(PackageView::versions).map(List::size).orElse(0);
    }
}
