package registry.web.page.browse;

import java.util.List;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.CatalogError;
import registry.catalog.Inspection;
import registry.catalog.Listing;
import registry.catalog.VersionDetail;
import registry.catalog.VersionFacts;
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Visit;

/** Tells two versions of a package apart. Thread-safe. */
public final class ComparePages implements PageArea {
    private final PackageParts parts;

    /** Pages over {@code parts}. */
    public ComparePages(PackageParts parts) {
        this.parts = parts;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.BROWSE + "/{package}/compare", this::compare);
    }

    private void compare(Visit visit) {
        PackageName name = PackageNames.existing(parts.catalog().listing(), visit.path("package"))
                .name();
        List<VersionFacts> versions = parts.catalog().listing().facts(name);
        BundleVersion newer = chosen(visit, "to", versions)
                .orElseGet(() -> versions.getFirst().version());
        BundleVersion older = chosen(visit, "from", versions).orElseGet(() -> before(newer, versions));
        Side from = side(name, older);
        Side to = side(name, newer);
        visit.show(new ComparePage(
                visit.frame(name + ": " + older + " and " + newer),
                name.value(),
                Addresses.of(name),
                choices(versions, older),
                choices(versions, newer),
                Comparison.of(from.detail(), from.inspection(), to.detail(), to.inspection())));
    }

    private record Side(VersionDetail detail, Inspection inspection) {}

    private Side side(PackageName name, BundleVersion version) {
        Listing listing = parts.catalog().listing();
        VersionDetail detail = listing.detail(name, version)
                .orElseThrow(() -> new RegistryException(
                        CatalogError.NOT_FOUND, "version " + version + " of " + name + " is gone; reload the page"));
        return new Side(detail, parts.catalog().inspections().of(name, version));
    }

    private static Optional<BundleVersion> chosen(Visit visit, String field, List<VersionFacts> versions) {
        return visit.query(field)
                .map(text -> versions.stream()
                        .map(VersionFacts::version)
                        .filter(version -> version.toString().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new RegistryException(
                                CatalogError.NOT_FOUND,
                                "there is no such version to compare; choose one from the list")));
    }

    /** The next lower version; the same one when there is no lower. */
    private static BundleVersion before(BundleVersion version, List<VersionFacts> newestFirst) {
        return newestFirst.stream()
                .map(VersionFacts::version)
                .filter(other -> other.compareTo(version) < 0)
                .findFirst()
                .orElse(version);
    }

    private static List<ComparePage.Choice> choices(List<VersionFacts> versions, BundleVersion chosen) {
        return versions.stream()
                .map(facts -> new ComparePage.Choice(
                        facts.version().toString(), facts.version().equals(chosen)))
                .toList();
    }
}
