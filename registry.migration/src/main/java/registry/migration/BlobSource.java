package registry.migration;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;

/** A place where bundles of the other deployment may lie. */
interface BlobSource {
    /**
     * Opens a bundle; the caller closes the stream.
     *
     * @return empty when it does not lie here
     * @throws IOException when that cannot be told at present, while reading too
     */
    Optional<InputStream> open(PackageName name, BundleVersion version) throws IOException;
}
