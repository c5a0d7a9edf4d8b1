package registry.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import registry.api.ApiError;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;

/**
 * What readers see: listings and single versions as JSON, with exact download numbers. A view of one moment, cheap to
 * get; do not keep it. Thread-safe.
 *
 * <p>An element is the signed manifest with {@code metadata.author} and the other members that the server sets.
 */
public final class Listing {
    private final Snapshot snapshot;
    private final ListingCache cache;
    private final EntryReader reader;

    Listing(Snapshot snapshot, ListingCache cache, EntryReader reader) {
        this.snapshot = snapshot;
        this.cache = cache;
        this.reader = reader;
    }

    /**
     * The same of these packages alone. Takes no longer than their number asks for, however many others there are.
     *
     * @param names need not exist
     */
    public Listing among(Collection<PackageName> names) {
        return new Listing(snapshot.only(names), cache.forOthers(), reader);
    }

    /** An array of one element per package, by name: the version that should be offered. */
    public EncodedJson all() {
        return cache.whole(snapshot, current -> {
            EntryArray array = new EntryArray(reader, EntryArray.MOST_SHARED);
            current.packages().forEach(view -> array.add(view.browse().body(), view));
            return array.finish(Optional.empty());
        });
    }

    /**
     * An array of the elements that match.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the limit or the cursor is malformed
     */
    public EncodedJson search(ListQuery query) {
        if (query.limit().isPresent()
                && (query.limit().getAsInt() < 1 || query.limit().getAsInt() > ListQuery.MAX_LIMIT)) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "limit must be between 1 and " + ListQuery.MAX_LIMIT);
        }
        if (query.equals(ListQuery.ALL)) {
            return all();
        }
        return query.packageName().isPresent() ? answer(query.packageName().get(), query) : browse(query);
    }

    /** An array of every version of a package, newest first, yanked ones included; empty when there is none. */
    public EncodedJson versions(PackageName name) {
        EntryArray array = newArray();
        snapshot.find(name)
                .ifPresent(view -> reader.unread(view).forEach(version -> {
                    // Once the array is long, what follows is read when it is written.
                    Optional<? extends EntryBody> body = array.isLong() ? Optional.of(version) : reader.load(version);
                    body.ifPresent(read -> array.add(read, view));
                }));
        return array.finish(Optional.empty());
    }

    /** An array of exactly this version; empty when there is no such version. */
    public Optional<EncodedJson> version(PackageName name, BundleVersion version) {
        return snapshot.find(name)
                .flatMap(view -> entry(view, version).map(entry -> {
                    EntryArray array = newArray();
                    array.add(entry, view);
                    return array.finish(Optional.empty());
                }));
    }

    /** This version as an object; empty when there is no such version. */
    public Optional<EncodedJson> single(PackageName name, BundleVersion version) {
        return snapshot.find(name).flatMap(view -> entry(view, version).map(entry -> EntryArray.single(entry, view)));
    }

    /** What is known of every version of a package, newest first; empty when there is no such package. */
    public List<VersionFacts> facts(PackageName name) {
        return snapshot.find(name).map(PackageView::versions).orElse(List.of());
    }

    /** All packages that have a version, by name, in a few words; made while the stream is consumed. */
    public Stream<PackageSummary> packages() {
        return snapshot.packages().stream().map(PackageSummary::of);
    }

    /**
     * Those packages that match, for a list for people. The query's limit and cursor do not count here.
     *
     * @param from how many to leave out, at least 0
     * @param count how many to show at most
     */
    public CardPage cards(ListQuery query, int from, int count) {
        List<Ranking.Ranked> all = cache.ranking(snapshot, query.sort()).all();
        List<Ranking.Ranked> found =
                query.narrows() ? all.stream().filter(matching(query)).toList() : all;
        int start = Math.min(from, found.size());
        int end = Math.min(start + count, found.size());
        return new CardPage(
                found.subList(start, end).stream()
                        .map(ranked -> PackageCard.of(ranked.view()))
                        .toList(),
                found.size());
    }

    /** Everybody whom packages name as their author, by name. */
    public List<AuthorSummary> authors() {
        Map<String, AuthorSummary> byName = new TreeMap<>();
        snapshot.packages()
                .forEach(view -> byName.merge(view.facts().author(), AuthorSummary.of(view), AuthorSummary::and));
        return List.copyOf(byName.values());
    }

    /**
     * The versions that were published last, of those packages that match, newest first.
     *
     * @param count how many at most
     */
    public List<NewVersion> newest(ListQuery query, int count) {
        // Each of the newest versions belongs to one of as many most recently updated packages.
        return cards(query.by(ListQuery.Sort.UPDATED), 0, count).cards().stream()
                .flatMap(card -> facts(card.name()).stream().map(facts -> new NewVersion(card, facts)))
                .sorted(Comparator.comparing(
                                (NewVersion version) -> version.facts().publishedAt())
                        .reversed())
                .limit(count)
                .toList();
    }

    /** One package as a list shows it. */
    public Optional<PackageCard> card(PackageName name) {
        return snapshot.find(name).map(PackageCard::of);
    }

    /** One package in a few words, for administrators. */
    public Optional<PackageSummary> summary(PackageName name) {
        return snapshot.find(name).map(PackageSummary::of);
    }

    /** Everything that is known of a version; empty when there is no such version. */
    public Optional<VersionDetail> detail(PackageName name, BundleVersion version) {
        return snapshot.find(name)
                .flatMap(view -> reader.complete(new Versions.Id(name, version))
                        .map(complete -> VersionDetail.of(view, complete)));
    }

    private EntryArray newArray() {
        return new EntryArray(reader, EntryArray.MOST_JOINED);
    }

    private Optional<EntryBody.Kept> entry(PackageView view, BundleVersion version) {
        if (view.version(version).isEmpty()) {
            return Optional.empty();
        }
        Optional<Entry> known = view.encoded(version);
        return known.isPresent()
                ? reader.load(known.get().body())
                : reader.read(view.facts(), new Versions.Id(view.name(), version));
    }

    private EncodedJson answer(PackageName name, ListQuery query) {
        EntryArray array = newArray();
        ListQuery folded = query.folded();
        snapshot.find(name)
                .ifPresent(view -> view.answer().stream()
                        .filter(entry -> matches(folded, view, entry))
                        .forEach(entry -> array.add(entry.body(), view)));
        return array.finish(Optional.empty());
    }

    private EncodedJson browse(ListQuery query) {
        Ranking ranking = cache.ranking(snapshot, query.sort());
        List<Ranking.Ranked> candidates =
                query.after().map(ListCursor::parse).map(ranking::after).orElseGet(ranking::all);
        int limit = query.limit().orElse(Integer.MAX_VALUE - 1);
        // One more than asked for tells whether there is another page.
        List<Ranking.Ranked> found =
                candidates.stream().filter(matching(query)).limit(limit + 1L).toList();
        List<Ranking.Ranked> page = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        EntryArray array = newArray();
        page.forEach(ranked -> array.add(ranked.view().browse().body(), ranked.view()));
        return array.finish(
                found.size() > limit ? Optional.of(page.getLast().cursor().encode()) : Optional.empty());
    }

    private static Predicate<Ranking.Ranked> matching(ListQuery query) {
        ListQuery folded = query.folded();
        return ranked -> matches(folded, ranked.view(), ranked.view().browse());
    }

    /** Compares; words of the query must be {@linkplain ListQuery#folded() folded}: once, and not for each entry. */
    private static boolean matches(ListQuery query, PackageView view, Entry entry) {
        return query.developer().filter(key -> !key.equals(entry.developer())).isEmpty()
                && query.author()
                        .filter(author -> !author.equals(view.facts().author()))
                        .isEmpty()
                && query.verified()
                        .filter(wanted -> wanted != view.isVerified(entry.version()))
                        .isEmpty()
                && query.runtime()
                        .filter(node -> !view.runsOn(entry.version(), node))
                        .isEmpty()
                && query.tag()
                        .filter(tag -> !entry.terms().tags().contains(tag))
                        .isEmpty()
                && query.text()
                        .filter(text -> !entry.terms().text().contains(text))
                        .isEmpty();
    }
}
