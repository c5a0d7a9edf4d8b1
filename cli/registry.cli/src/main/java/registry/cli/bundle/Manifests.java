package registry.cli.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.archive.ArchiveLimits;
import registry.signing.archive.BundleEntry;
import registry.signing.archive.BundleReader;
import registry.signing.json.StrictJson;

/** Finds and reads manifest files. */
public final class Manifests {
    /** The manifest's name in a bundle. */
    public static final String FILE_NAME = "manifest.json";

    private static final int MAX_BYTES = 1 << 20;

    private Manifests() {}

    /** The manifest that a path means: the file itself, or the one in that directory. */
    public static Path locate(Path path) {
        return Files.isDirectory(path) ? path.resolve(FILE_NAME) : path;
    }

    /** The bytes of a manifest file, of at most 1 MiB. */
    public static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new RegistryException(SigningError.BUNDLE_TOO_LARGE, file + " is larger than 1 MiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of the manifest in a bundle file; empty if there is none that can be reached. */
    public static Optional<byte[]> inBundle(Path bundle) {
        try (InputStream in = Files.newInputStream(bundle);
                BundleReader reader = BundleReader.open(in, ArchiveLimits.STANDARD)) {
            for (Optional<BundleEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (entry.get().isManifest() && entry.get().size() <= MAX_BYTES) {
                    return Optional.of(reader.content().readAllBytes());
                }
            }
            return Optional.empty();
        } catch (RegistryException e) {
            return Optional.empty(); // whoever verifies the file tells why
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The manifest in some bytes, which must be strict JSON. */
    public static ObjectNode parse(byte[] bytes) {
        if (StrictJson.parse(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw new RegistryException(SigningError.INVALID_MANIFEST, "A manifest is a JSON object");
    }
}
