package registry.web.page.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.RegistryException;
import registry.catalog.CatalogError;
import registry.catalog.Inspection;
import registry.catalog.Listing;
import registry.catalog.PackageCard;
import registry.catalog.VersionDetail;
import registry.catalog.VersionFacts;
import registry.catalog.Warning;
import registry.signing.key.ApplicationId;
import registry.signing.wasm.Abi;
import registry.web.page.Addresses;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Visit;
import registry.web.page.Words;

/** The pages of a package and of its versions. Thread-safe. */
public final class PackagePages implements PageArea {
    private static final String PACKAGE = Addresses.BROWSE + "/{package}";
    private static final String VERSION = PACKAGE + "/{version}";
    private static final String PNG = "data:image/png;base64,";

    private final PackageParts parts;

    /** Pages over {@code parts}. */
    public PackagePages(PackageParts parts) {
        this.parts = parts;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(PACKAGE, this::overview)
                .page(VERSION, this::overview)
                .page(VERSION + "/versions", this::versions)
                .page(VERSION + "/interface", this::callable)
                .page(VERSION + "/inside", this::inside)
                .page(VERSION + "/trust", this::trust)
                .page(VERSION + "/icon.png", this::icon);
    }

    private void overview(Visit visit) {
        Found found = find(visit, Tab.OVERVIEW);
        JsonNode manifest = found.detail().manifest();
        visit.show(new OverviewPage(
                found.frame(visit, ""),
                found.head(),
                found.rail(),
                paragraphs(manifest.path("metadata").path("description").asText()),
                texts(manifest.path("metadata").path("tags")),
                services(found.inspection()),
                texts(manifest.path("interfaces").path("exports")),
                texts(manifest.path("interfaces").path("uses"))));
    }

    private void versions(Visit visit) {
        Found found = find(visit, Tab.VERSIONS);
        List<VersionsPage.Row> rows = parts
                .catalog()
                .listing()
                .facts(found.detail().name())
                .stream()
                .map(facts -> row(found, facts))
                .toList();
        visit.show(new VersionsPage(found.frame(visit, ": versions"), found.head(), found.rail(), rows));
    }

    private VersionsPage.Row row(Found found, VersionFacts facts) {
        return new VersionsPage.Row(
                facts.version().toString(),
                Addresses.of(found.detail().name(), facts.version()),
                facts.version().equals(found.detail().facts().version()),
                facts.version().equals(found.card().version()),
                facts.version().isPreRelease(),
                facts.yanked(),
                facts.yank().reason().orElse(""),
                facts.unverified(),
                Moment.of(facts.publishedAt(), parts.clock().instant()),
                Words.size(facts.size()),
                facts.minRuntimeVersion());
    }

    private void callable(Visit visit) {
        Found found = find(visit, Tab.INTERFACE);
        visit.show(new InterfacePage(
                found.frame(visit, ": interface"),
                found.head(),
                found.rail(),
                found.inspection().modules().stream()
                        .map(InterfacePage.Module::of)
                        .toList()));
    }

    private void inside(Visit visit) {
        Found found = find(visit, Tab.INSIDE);
        visit.show(new InsidePage(
                found.frame(visit, ": inside"),
                found.head(),
                found.rail(),
                found.inspection().modules().stream().map(InsidePage.Module::of).toList()));
    }

    private void trust(Visit visit) {
        Found found = find(visit, Tab.TRUST);
        VersionDetail detail = found.detail();
        visit.show(new TrustPage(
                found.frame(visit, ": trust"),
                found.head(),
                found.rail(),
                detail.signer().map(Object::toString).orElse(""),
                detail.applicationId().map(ApplicationId::base58).orElse(""),
                detail.applicationId().map(ApplicationId::hex).orElse(""),
                detail.blobId(),
                detail.signerWarning().map(Warning::message).orElse("")));
    }

    private void icon(Visit visit) {
        String icon = detail(visit).manifest().path("metadata").path("icon").asText();
        if (!icon.startsWith(PNG)) {
            throw new RegistryException(CatalogError.NOT_FOUND, "this version has no icon");
        }
        byte[] image = Base64.getDecoder().decode(icon.substring(PNG.length()));
        visit.send(image, "image/png");
    }

    /** A version with everything that all its pages show. */
    private record Found(
            PackageCard card, VersionDetail detail, Inspection inspection, VersionHead head, VersionRail rail) {
        /** Described by the publisher's own words, as far as there are any. */
        Frame frame(Visit visit, String side) {
            return visit.frame(head.title() + side)
                    .describedAs(head.name() + " " + head.version() + side + ". "
                            + detail.manifest()
                                    .path("metadata")
                                    .path("description")
                                    .asText());
        }
    }

    private Found find(Visit visit, Tab tab) {
        VersionDetail detail = detail(visit);
        PackageCard card =
                PackageNames.existing(parts.catalog().listing(), detail.name().value());
        Inspection inspection =
                parts.catalog().inspections().of(detail.name(), detail.facts().version());
        return new Found(
                card,
                detail,
                inspection,
                VersionHead.of(card, detail, Seal.of(inspection), tab, parts.manageable(visit, card)),
                VersionRail.of(
                        parts.publicAddress(visit),
                        facts(card, detail),
                        parts.clock().instant()));
    }

    private VersionRail.Facts facts(PackageCard card, VersionDetail detail) {
        return new VersionRail.Facts(
                card,
                detail,
                parts.organizations().orgs().ofPackage(card.name()),
                parts.catalog().downloadsByWeek(card.name(), WeekChart.WEEKS));
    }

    private VersionDetail detail(Visit visit) {
        Listing listing = parts.catalog().listing();
        PackageCard known = PackageNames.existing(listing, visit.path("package"));
        BundleVersion version = version(visit, known);
        return listing.detail(known.name(), version)
                .orElseThrow(() -> new RegistryException(
                        CatalogError.NOT_FOUND,
                        known.name() + " has no version " + version + "; see " + Addresses.of(known.name())));
    }

    private static BundleVersion version(Visit visit, PackageCard known) {
        Optional<String> asked =
                visit.request().path().pathParameters().first("version").asOptional();
        if (asked.isEmpty()) {
            return known.version();
        }
        if (!BundleVersion.isValid(asked.get())) {
            throw new RegistryException(
                    CatalogError.NOT_FOUND,
                    "there is no such version of " + known.name() + "; versions look like 1.2.3");
        }
        return BundleVersion.parse(asked.get());
    }

    private static List<OverviewPage.Service> services(Inspection inspection) {
        return inspection.modules().stream()
                .map(module -> new OverviewPage.Service(
                        module.name().map(name -> "Service " + name).orElse("Module"),
                        module.wasm().path(),
                        Words.size(module.wasm().size()),
                        module.wasm().hash().hex(),
                        module.module().abi().orElse(null) instanceof Abi.Supported abi
                                ? Words.count(abi.manifest().methods().size(), "method", "methods")
                                : "no interface described"))
                .toList();
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
