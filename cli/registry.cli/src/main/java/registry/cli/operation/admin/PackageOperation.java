package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.PackageName;
import registry.cli.operation.Listing;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.Told;
import registry.client.AdminPackagesClient;
import registry.client.RegistryClient;
import registry.client.admin.AdminPackage;

/** The packages of everybody. */
public final class PackageOperation {
    private static final Listing.Form<AdminPackage> FORM = new Listing.Form<>(
            "packages",
            "There are no such packages.",
            List.of("PACKAGE", "LATEST", "VERSIONS", "DOWNLOADS", "STATE", "AUTHOR"),
            PackageOperation::row,
            PackageOperation::json);

    private final Session session;

    /** Works in a session. */
    public PackageOperation(Session session) {
        this.session = session;
    }

    /**
     * Lists packages by name.
     *
     * @param text part of the name or of who published it first
     */
    public Report list(Optional<String> text, int limit) {
        try (RegistryClient client = session.connect()) {
            Stream<AdminPackage> all = client.administration().packages().list().stream();
            return Listing.of(FORM, all.filter(one -> matches(one, text)), limit);
        }
    }

    /** Vouches for a package, or takes that back. */
    public Report verify(String name, boolean verified) {
        String packageName = PackageName.parse(name).value();
        try (RegistryClient client = session.connect()) {
            AdminPackagesClient packages = client.administration().packages();
            if (verified) {
                packages.verify(packageName);
            } else {
                packages.unverify(packageName);
            }
        }
        return new Told(
                packageName + (verified ? " is verified now." : " has no badge of its own now."),
                Json.object().put("package", packageName).put("adminVerified", verified));
    }

    private static boolean matches(AdminPackage one, Optional<String> text) {
        return text.map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> !one.name().toLowerCase(Locale.ROOT).contains(part)
                        && !one.author().toLowerCase(Locale.ROOT).contains(part))
                .isEmpty();
    }

    private static List<Table.Cell> row(AdminPackage one) {
        return List.of(
                Listing.cell(one.name()),
                Listing.cell(one.latestVersion()),
                Listing.cell(Long.toString(one.versionCount())),
                Listing.cell(Long.toString(one.downloads())),
                one.verified()
                        ? new Table.Cell(one.adminVerified() ? "verified" : "verified by its owner", Style.GOOD)
                        : Listing.cell("-"),
                Listing.cell(one.author()));
    }

    private static ObjectNode json(AdminPackage one) {
        return Json.object()
                .put("package", one.name())
                .put("latestVersion", one.latestVersion())
                .put("versionCount", one.versionCount())
                .put("downloads", one.downloads())
                .put("verified", one.verified())
                .put("adminVerified", one.adminVerified())
                .put("author", one.author())
                .put("ownerId", one.owner());
    }
}
