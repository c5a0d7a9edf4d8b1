package registry.signing.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.archive.ArchiveLimits;
import registry.signing.archive.BundleEntry;
import registry.signing.archive.BundleReader;

/** The cheap first look into a file: finds the manifest near the beginning and reads no further. */
final class ManifestFinder {
    private ManifestFinder() {}

    /** What was found. */
    sealed interface Search {
        /** The first manifest, byte for byte. */
        final class Found implements Search {
            private final byte[] bytes;

            private Found(byte[] bytes) {
                this.bytes = bytes;
            }

            /** The content, which nobody changes. */
            byte[] bytes() {
                return bytes;
            }
        }

        /** A manifest that is too large to be read. */
        record TooLarge(RegistryException reason) implements Search {}

        /** None near the beginning, or the file cannot be read so far; a full walk will tell. */
        record Missing() implements Search {}
    }

    static Search find(BundleSource source, ArchiveLimits limits) {
        try (InputStream packed = source.open();
                BundleReader reader = BundleReader.open(packed, nearBeginning(limits))) {
            return find(reader, limits.maxManifest());
        } catch (RegistryException e) {
            ArchiveWalk.refusal(e);
            return new Search.Missing();
        } catch (IOException e) {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the bundle could not be read; try again", e);
        }
    }

    private static Search find(BundleReader reader, int maxManifest) throws IOException {
        for (Optional<BundleEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            if (!entry.get().isManifest()) {
                continue;
            }
            if (entry.get().size() > maxManifest) {
                return new Search.TooLarge(new RegistryException(
                        SigningError.BUNDLE_TOO_LARGE,
                        "manifest.json has " + entry.get().size() + " bytes; at most " + maxManifest + " are allowed"));
            }
            return new Search.Found(reader.content().readAllBytes());
        }
        return new Search.Missing();
    }

    private static ArchiveLimits nearBeginning(ArchiveLimits limits) {
        return new ArchiveLimits(
                limits.maxPacked(),
                Math.min(limits.maxUnpacked(), limits.manifestWithin()),
                limits.freeUnpacked(),
                limits.maxRatio(),
                limits.maxEntries(),
                limits.maxManifest(),
                limits.manifestWithin());
    }
}
