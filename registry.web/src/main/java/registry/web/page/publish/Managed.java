package registry.web.page.publish;

import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.catalog.CatalogError;
import registry.catalog.PackageCard;
import registry.catalog.VersionDetail;
import registry.orgs.PackageTarget;
import registry.web.page.Addresses;
import registry.web.page.Visit;

/** A version that somebody manages. */
record Managed(Actor actor, PackageCard card, VersionDetail detail) {
    /** Where versions are. */
    static final String VERSION = Addresses.BROWSE + "/{package}/{version}";

    /**
     * The version that the address names. Whoever is not signed in is sent to the login.
     *
     * @throws RegistryException with {@link CatalogError#NOT_FOUND}, or as {@link Visit#require}
     */
    static Managed of(Visit visit, Catalog catalog) {
        Actor actor = visit.require(Scope.READ);
        String name = visit.path("package");
        String version = visit.path("version");
        if (!PackageName.isValid(name) || !BundleVersion.isValid(version)) {
            throw gone();
        }
        Optional<PackageCard> card = catalog.listing().card(PackageName.parse(name));
        Optional<VersionDetail> detail =
                catalog.listing().detail(PackageName.parse(name), BundleVersion.parse(version));
        if (card.isEmpty() || detail.isEmpty()) {
            throw gone();
        }
        return new Managed(actor, card.get(), detail.get());
    }

    private static RegistryException gone() {
        return new RegistryException(
                CatalogError.NOT_FOUND, "there is no such version; look for the app in the list of all");
    }

    PackageName name() {
        return detail.name();
    }

    BundleVersion version() {
        return detail.facts().version();
    }

    String address() {
        return Addresses.of(name(), version());
    }

    /** What rights are asked for. */
    PackageTarget target() {
        return new PackageTarget(name(), Optional.of(card.owner()));
    }
}
