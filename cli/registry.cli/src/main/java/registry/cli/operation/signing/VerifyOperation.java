package registry.cli.operation.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import registry.api.BundleVersion;
import registry.cli.bundle.ManifestCheckup;
import registry.cli.bundle.Manifests;
import registry.cli.bundle.PackedDirectory;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.output.ProgressLine;
import registry.cli.output.UsageException;
import registry.client.RegistryClient;
import registry.client.bundle.DownloadRequest;
import registry.signing.key.SignatureSchemes;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.Outcome;
import registry.signing.verify.VerificationPolicy;
import registry.signing.verify.VerificationReport;

/** Verifies bundles by the checks that a registry makes; only a published one is fetched from a registry. */
public final class VerifyOperation {
    /** What looks like a package and not like a file. */
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+){2,}(?<!\\.mpk|\\.json)");

    private final Session session;
    private final SignatureSchemes schemes;

    /** Works in a session, knowing these signature schemes. */
    public VerifyOperation(Session session, SignatureSchemes schemes) {
        this.session = session;
        this.schemes = schemes;
    }

    /** Verifies a bundle file, a directory as it would be packed, a manifest by itself, or {@code PACKAGE@VERSION}. */
    public Verified run(String target) {
        Path path = session.path(target);
        if (Files.isDirectory(path)) {
            try (PackedDirectory packed = PackedDirectory.of(path)) {
                return bundle(packed.bundle(), path.toString());
            }
        }
        if (!Files.exists(path) && target.contains("@") && !target.contains("/")) {
            return published(PackageReference.parse(target, Optional.empty()));
        }
        if (!Files.exists(path)) {
            throw missing(target, path);
        }
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".json")
                ? manifest(path)
                : bundle(path, path.toString());
    }

    private static RuntimeException missing(String target, Path path) {
        return PACKAGE.matcher(target).matches()
                ? new UsageException(
                        "There is no file " + path + "; a published version has a number",
                        "verify " + target + "@VERSION, with one that 'calimero-registry versions " + target
                                + "' lists")
                : new UncheckedIOException(new NoSuchFileException(path.toString()));
    }

    private Verified manifest(Path file) {
        byte[] manifest = Manifests.read(file);
        return new Verified(
                file.toString(),
                ManifestCheckup.of(manifest, schemes),
                Optional.empty(),
                SignatureDetails.of(manifest, schemes));
    }

    /** Verifies a bundle file that is shown under another name. */
    public Verified bundle(Path file, String shown) {
        VerificationReport report =
                new BundleVerifier(schemes, VerificationPolicy.STANDARD).verify(() -> Files.newInputStream(file));
        return new Verified(
                shown,
                report.checks().stream()
                        .filter(check -> check.outcome() != Outcome.SKIPPED
                                || !check.id().equals("posted-manifest"))
                        .toList(),
                report.bundle(),
                Manifests.inBundle(file).flatMap(manifest -> SignatureDetails.of(manifest, schemes)));
    }

    private Verified published(PackageReference reference) {
        BundleVersion version = reference.requireVersion();
        Path file = temporaryFile();
        try (RegistryClient client = session.connect()) {
            download(client, DownloadRequest.of(reference.name().value(), version.toString(), file));
            return bundle(file, reference + " at " + session.registryUrl());
        } finally {
            delete(file);
        }
    }

    private void download(RegistryClient client, DownloadRequest request) {
        try (ProgressLine progress = session.progress("Downloading", ProgressLine.Unit.BYTES)) {
            client.bundles().download(request.tell(progress::at));
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("calimero-registry-", ".mpk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
