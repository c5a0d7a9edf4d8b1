package registry.cli.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import registry.api.RegistryException;
import registry.cli.output.CliError;
import registry.signing.manifest.ManifestRules;

/** Pictures as manifests hold them. */
public final class Icon {
    private Icon() {}

    /** A PNG file as a data URI. Whether it is one is for the rules of manifests to say. */
    public static String dataUri(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] picture = in.readNBytes(ManifestRules.MAX_ICON + 1);
            if (picture.length > ManifestRules.MAX_ICON) {
                throw new RegistryException(CliError.INVALID_INPUT, file + " is too large for an icon");
            }
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
