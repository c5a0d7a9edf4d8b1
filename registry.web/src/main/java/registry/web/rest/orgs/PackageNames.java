package registry.web.rest.orgs;

import registry.api.PackageName;
import registry.api.RegistryException;
import registry.orgs.OrgsError;

/** Package names in addresses. */
final class PackageNames {
    private PackageNames() {}

    /** @throws RegistryException with {@link OrgsError#NOT_FOUND} when no package can have this name */
    static PackageName require(String text) {
        if (!PackageName.isValid(text)) {
            throw new RegistryException(OrgsError.NOT_FOUND, "there is no such package; check its name");
        }
        return PackageName.parse(text);
    }
}
