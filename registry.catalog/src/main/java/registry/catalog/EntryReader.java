package registry.catalog;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import registry.api.PackageName;

/** Makes entries from the store for readers. Thread-safe. */
final class EntryReader {
    /** A manifest takes many times its size while it is encoded, so that only so many are at a time. */
    private static final int AT_ONCE = 4;

    private final Versions versions;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    EntryReader(Versions versions) {
        this.versions = versions;
    }

    /** The entry of a version, if the version can be had. */
    Optional<EntryBody.Kept> read(EntryEncoder.PackageFacts facts, Versions.Id id) {
        return inTurn(() ->
                versions.read(id).map(complete -> EntryEncoder.body(facts, complete.record(), complete.manifest())));
    }

    /** The version with its manifest, if it can be had. */
    Optional<Versions.Complete> complete(Versions.Id id) {
        return inTurn(() -> versions.read(id));
    }

    /** The entry at hand; empty when its version was deleted meanwhile. */
    Optional<EntryBody.Kept> load(EntryBody body) {
        return switch (body) {
            case EntryBody.Kept kept -> Optional.of(kept);
            case EntryBody.Stored stored ->
                inTurn(() -> versions.manifest(stored.version())
                        .map(manifest -> EntryEncoder.body(stored.facts(), stored.version(), manifest)));
        };
    }

    /** All versions of a package, none of them read beyond its record. */
    Stream<EntryBody.Stored> unread(PackageView view) {
        PackageName name = view.name();
        return versions.records(view.versions().stream()
                        .map(facts -> new Versions.Id(name, facts.version()))
                        .toList())
                .map(version -> EntryBody.Stored.unread(view.facts(), version));
    }

    private <T> T inTurn(Supplier<T> reading) {
        turns.acquireUninterruptibly();
        try {
            return reading.get();
        } finally {
            turns.release();
        }
    }
}
