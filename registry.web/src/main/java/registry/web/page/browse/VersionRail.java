package registry.web.page.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import registry.catalog.DownloadWeek;
import registry.catalog.PackageCard;
import registry.catalog.VersionDetail;
import registry.orgs.Org;
import registry.web.page.Addresses;
import registry.web.page.Moment;
import registry.web.page.Words;

/**
 * The facts beside a version.
 *
 * @param artifact where the bundle is downloaded
 * @param install what a node is told
 * @param download what the command line is told
 * @param digest the SHA-256 of the bundle
 * @param org the organization that the package is linked to, {@code ""} for none
 * @param edited when what people read about it was last edited, if it was
 */
record VersionRail(
        String artifact,
        String install,
        String download,
        String size,
        String digest,
        Moment published,
        Optional<Moment> edited,
        String minRuntimeVersion,
        String license,
        String downloads,
        WeekChart weeks,
        String author,
        String org,
        String orgAddress,
        List<Link> links) {
    /** Somewhere else to go. */
    record Link(String label, String address) {}

    /** What it is told. */
    record Facts(PackageCard card, VersionDetail detail, Optional<Org> org, List<DownloadWeek> weeks) {}

    /** @param registry the public address of this registry */
    static VersionRail of(String registry, Facts facts, Instant now) {
        PackageCard card = facts.card();
        VersionDetail detail = facts.detail();
        Optional<Org> org = facts.org();
        String artifact = Addresses.artifact(detail.name(), detail.facts().version());
        JsonNode manifest = detail.manifest();
        return new VersionRail(
                artifact,
                "meroctl app install --url " + registry + artifact,
                "calimero-registry download " + detail.name() + "@"
                        + detail.facts().version(),
                Words.size(detail.facts().size()),
                detail.facts().digest().hex(),
                Moment.of(detail.facts().publishedAt(), now),
                detail.editedAt().map(edited -> Moment.of(edited, now)),
                detail.facts().minRuntimeVersion(),
                manifest.path("metadata").path("license").asText(),
                Words.number(card.downloads()),
                WeekChart.of(facts.weeks()),
                detail.author(),
                org.map(Org::name).orElse(""),
                org.map(found -> Addresses.ORGS + "/" + found.id()).orElse(""),
                links(manifest.path("links")));
    }

    boolean hasLicense() {
        return !license.isEmpty();
    }

    boolean hasOrg() {
        return !org.isEmpty();
    }

    boolean hasLinks() {
        return !links.isEmpty();
    }

    private static List<Link> links(JsonNode links) {
        return Stream.of(
                        new Link("Website", links.path("frontend").asText()),
                        new Link("Source code", links.path("github").asText()),
                        new Link("Documentation", links.path("docs").asText()))
                .filter(link ->
                        link.address().startsWith("https://") || link.address().startsWith("http://"))
                .toList();
    }
}
