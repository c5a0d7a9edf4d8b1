package registry.catalog;

import java.util.List;
import registry.api.spi.BlobStore;
import registry.signing.key.SignatureSchemes;
import registry.storage.Inspector;

/** What looks for contradictions in the records of this module. */
public final class CatalogInspectors {
    private CatalogInspectors() {}

    /**
     * All of them.
     *
     * @param blobs hold the bytes of versions
     * @param schemes verify the signatures of manifests
     */
    public static List<Inspector> all(BlobStore blobs, SignatureSchemes schemes) {
        return List.of(
                new PackageInspector(),
                new VersionInspector(blobs, schemes),
                new ManifestInspector(),
                new HistoryInspector(),
                new ImportInspector());
    }
}
