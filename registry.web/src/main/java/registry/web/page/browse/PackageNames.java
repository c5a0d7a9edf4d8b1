package registry.web.page.browse;

import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.CatalogError;
import registry.catalog.Listing;
import registry.catalog.PackageCard;

/** Finds packages by what stands in an address. */
final class PackageNames {
    private PackageNames() {}

    /**
     * The package called {@code name}.
     *
     * @throws RegistryException with {@link CatalogError#NOT_FOUND}
     */
    static PackageCard existing(Listing listing, String name) {
        if (!PackageName.isValid(name)) {
            throw new RegistryException(
                    CatalogError.NOT_FOUND, "there is no such app; look for it in the list of all apps");
        }
        return listing.card(PackageName.parse(name))
                .orElseThrow(() -> new RegistryException(
                        CatalogError.NOT_FOUND,
                        "there is no app called " + name + "; look for it in the list of all apps"));
    }
}
