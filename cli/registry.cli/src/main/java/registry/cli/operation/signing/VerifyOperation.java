package registry.cli.operation.signing;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import registry.cli.bundle.ManifestCheckup;
import registry.cli.bundle.Manifests;
import registry.cli.bundle.PackedDirectory;
import registry.cli.operation.Session;
import registry.signing.key.SignatureSchemes;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.VerificationPolicy;
import registry.signing.verify.VerificationReport;

/** Verifies bundles without a registry, by the checks that a registry makes. */
public final class VerifyOperation {
    private final Session session;
    private final SignatureSchemes schemes;

    /** Works in a session, knowing these signature schemes. */
    public VerifyOperation(Session session, SignatureSchemes schemes) {
        this.session = session;
        this.schemes = schemes;
    }

    /** Verifies a bundle file, a directory as it would be packed, or a manifest by itself. */
    public Verified run(String target) {
        Path path = session.path(target);
        if (Files.isDirectory(path)) {
            try (PackedDirectory packed = PackedDirectory.of(path)) {
                return bundle(packed.bundle(), path);
            }
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json")
                ? new Verified(path, ManifestCheckup.of(Manifests.read(path), schemes), Optional.empty())
                : bundle(path, path);
    }

    /** Verifies a bundle file that is shown under another name. */
    public Verified bundle(Path file, Path shown) {
        requireExists(file);
        VerificationReport report =
                new BundleVerifier(schemes, VerificationPolicy.STANDARD).verify(() -> Files.newInputStream(file));
        return new Verified(shown, report.checks(), report.bundle());
    }

    private static void requireExists(Path file) {
        if (!Files.exists(file)) {
            throw new UncheckedIOException(new NoSuchFileException(file.toString()));
        }
    }
}
