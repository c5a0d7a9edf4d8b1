package registry.web.page.browse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.catalog.ListQuery;
import registry.catalog.Listing;
import registry.catalog.NewVersion;
import registry.catalog.PackageCard;
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Visit;
import registry.web.page.Words;

/** Atom feeds (RFC 4287) of new versions: of all packages, of one, and of one developer. Thread-safe. */
public final class Feeds implements PageArea {
    private static final String FILE = "/feed.atom";
    private static final String TYPE = "application/atom+xml; charset=utf-8";
    private static final int ENTRIES = 50;

    private final PackageParts parts;

    /** Feeds of what {@code parts} hold. */
    public Feeds(PackageParts parts) {
        this.parts = parts;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(FILE, this::all)
                .page(Addresses.BROWSE + "/{package}" + FILE, this::ofPackage)
                .page(Addresses.DEVELOPERS + "/{developer}" + FILE, this::ofDeveloper);
    }

    private void all(Visit visit) {
        send(visit, "New versions", Addresses.BROWSE, parts.catalog().listing().newest(ListQuery.ALL, ENTRIES));
    }

    private void ofPackage(Visit visit) {
        Listing listing = parts.catalog().listing();
        PackageCard card = PackageNames.existing(listing, visit.path("package"));
        List<NewVersion> versions = listing.facts(card.name()).stream()
                .limit(ENTRIES)
                .map(facts -> new NewVersion(card, facts))
                .toList();
        send(visit, "New versions of " + card.displayName(), Addresses.of(card.name()), versions);
    }

    private void ofDeveloper(Visit visit) {
        String author = visit.path("developer");
        send(
                visit,
                "New versions by " + author,
                Addresses.ofDeveloper(author),
                parts.catalog().listing().newest(ListQuery.ALL.by(author), ENTRIES));
    }

    private void send(Visit visit, String title, String page, List<NewVersion> versions) {
        String base = parts.publicAddress(visit);
        Optional<Instant> updated =
                versions.stream().map(version -> version.facts().publishedAt()).max(Instant::compareTo);
        Feed feed = new Feed(
                title,
                base + page,
                base + visit.address(),
                Words.iso(updated.orElse(Instant.EPOCH)),
                versions.stream().map(version -> Feed.Item.of(base, version)).toList());
        visit.send(feed.xml().getBytes(StandardCharsets.UTF_8), TYPE);
    }
}
