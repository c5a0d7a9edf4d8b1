package registry.migration;

import java.io.InputStream;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;

/** The bundles that the other deployment once kept in Redis itself, as hexadecimal digits. */
record HexBlobs(LegacyStore store) implements BlobSource {
    @Override
    public Optional<InputStream> open(PackageName name, BundleVersion version) {
        String key = LegacyKeys.binary(name.value(), version.toString());
        return store.part(key, 0, 1).length == 0 ? Optional.empty() : Optional.of(new HexInput(store, key));
    }
}
