package registry.web.page.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import registry.catalog.PackageCard;
import registry.catalog.VersionDetail;
import registry.web.page.Addresses;

/**
 * What stands above all sides of a version.
 *
 * @param base the address of the version
 * @param offered whether this is the version that lists offer
 * @param latest the version that lists offer
 * @param reason why it was yanked, {@code ""} when nobody said
 * @param manageable whether the visitor may see how the package is set up
 */
record VersionHead(
        Tile tile,
        String base,
        String packageAddress,
        String name,
        String title,
        boolean named,
        String author,
        String authorAddress,
        String version,
        boolean offered,
        String latest,
        boolean preRelease,
        boolean verified,
        boolean unverified,
        boolean yanked,
        String reason,
        Seal seal,
        Tab tab,
        boolean manageable) {
    /** A side to go to. */
    record TabLink(String label, String address, boolean present) {}

    static VersionHead of(PackageCard card, VersionDetail detail, Seal seal, Tab tab, boolean manageable) {
        JsonNode metadata = detail.manifest().path("metadata");
        String title = metadata.path("name").asText().isBlank()
                ? detail.name().value()
                : metadata.path("name").asText();
        return new VersionHead(
                Tile.of(
                        detail.name(),
                        detail.facts().version(),
                        !metadata.path("icon").asText().isEmpty()),
                Addresses.of(detail.name(), detail.facts().version()),
                Addresses.of(detail.name()),
                detail.name().value(),
                title,
                !title.equals(detail.name().value()),
                detail.author(),
                Addresses.ofDeveloper(detail.author()),
                detail.facts().version().toString(),
                detail.facts().version().equals(card.version()),
                card.version().toString(),
                detail.facts().version().isPreRelease(),
                detail.verified(),
                detail.facts().unverified(),
                detail.yank().yanked(),
                detail.yank().reason().orElse(""),
                seal,
                tab,
                manageable);
    }

    List<TabLink> tabs() {
        return Arrays.stream(Tab.values())
                .map(other -> new TabLink(other.label(), other.addressOf(base), other == tab))
                .toList();
    }

    boolean hasReason() {
        return !reason.isEmpty();
    }
}
