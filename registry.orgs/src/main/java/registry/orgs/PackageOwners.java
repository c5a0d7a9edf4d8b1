package registry.orgs;

import java.util.Optional;
import registry.api.PackageName;

/** Tells whose a package is. Thread-safe. */
@FunctionalInterface
public interface PackageOwners {
    /** The package, if it was ever published; a deleted one stays its owner's. */
    Optional<OwnedPackage> find(PackageName name);
}
