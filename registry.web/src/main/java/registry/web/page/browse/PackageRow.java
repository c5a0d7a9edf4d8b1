package registry.web.page.browse;

import java.time.Instant;
import java.util.List;
import registry.catalog.PackageCard;
import registry.web.page.Addresses;
import registry.web.page.Moment;
import registry.web.page.Words;

/**
 * A package in a list.
 *
 * @param address of its page
 * @param named whether it has a name for people besides its own
 * @param author how its owner is shown
 * @param published when the version shown was published
 */
public record PackageRow(
        Tile tile,
        String address,
        String name,
        boolean named,
        String title,
        String summary,
        List<String> tags,
        String version,
        String author,
        String authorAddress,
        boolean verified,
        boolean unverified,
        boolean yanked,
        boolean preRelease,
        Moment published,
        String downloads) {
    /** As seen at {@code now}. */
    public static PackageRow of(PackageCard card, Instant now) {
        return new PackageRow(
                Tile.of(card.name(), card.version(), card.icon()),
                Addresses.of(card.name()),
                card.name().value(),
                !card.displayName().equals(card.name().value()),
                card.displayName(),
                card.summary(),
                card.tags(),
                card.version().toString(),
                card.author(),
                Addresses.ofDeveloper(card.author()),
                card.verified(),
                card.unverified(),
                card.yanked(),
                card.version().isPreRelease(),
                Moment.of(card.publishedAt(), now),
                Words.count(card.downloads(), "download", "downloads"));
    }
}
