package registry.catalog;

import registry.api.BundleVersion;
import registry.api.ErrorCode;
import registry.api.ErrorKind;
import registry.api.PackageName;
import registry.api.RegistryException;

/** Why the catalog refuses something. */
public enum CatalogError implements ErrorCode {
    /** The version exists with other bytes. */
    VERSION_EXISTS(ErrorKind.CONFLICT),
    /** The version was deleted; its number is used up. */
    VERSION_DELETED(ErrorKind.CONFLICT),
    /** The version is not greater than what was published before. */
    VERSION_NOT_ALLOWED(ErrorKind.INVALID),
    /** An edit of the metadata differs from the published manifest in what is for ever. */
    IMMUTABLE_FIELD(ErrorKind.INVALID),
    /** There is no such package. */
    PACKAGE_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** There is no such version, or it was deleted. */
    NOT_FOUND(ErrorKind.NOT_FOUND);

    private final ErrorKind kind;

    CatalogError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    static RegistryException noVersion(PackageName name, BundleVersion version) {
        return new RegistryException(NOT_FOUND, "there is no version " + version + " of " + name);
    }
}
