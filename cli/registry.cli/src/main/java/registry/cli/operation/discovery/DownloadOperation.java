package registry.cli.operation.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.operation.signing.Verified;
import registry.cli.output.Json;
import registry.cli.output.ProgressLine;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.client.UnreachableException;
import registry.client.bundle.Download;
import registry.client.bundle.DownloadRequest;
import registry.signing.SigningError;
import registry.signing.key.SignatureSchemes;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.VerificationPolicy;
import registry.signing.verify.VerificationReport;
import registry.signing.verify.VerifiedBundle;

/** Fetches a bundle. The file only appears when its digest is right and it passes every check. */
public final class DownloadOperation {
    private final Session session;
    private final SignatureSchemes schemes;

    /** Works in a session, knowing these signature schemes. */
    public DownloadOperation(Session session, SignatureSchemes schemes) {
        this.session = session;
        this.schemes = schemes;
    }

    /**
     * Fetches; goes on with what an earlier attempt left beside the file.
     *
     * @param reference what to fetch; without a version the highest release that is not yanked
     * @param output file to write, or directory to write it into; otherwise the current one
     */
    public Report run(PackageReference reference, Optional<String> output) {
        PackageName name = reference.name();
        try (RegistryClient client = session.connect()) {
            BundleVersion wanted = reference
                    .version()
                    .orElseGet(() -> BundleVersion.parse(Versions.of(name, client, session.registryUrl())
                            .requireHealthy()
                            .version()));
            Path target = target(name, wanted, output);
            AtomicReference<VerifiedBundle> bundle = new AtomicReference<>();
            Download download = fetch(
                    client,
                    DownloadRequest.of(name.value(), wanted.toString(), target)
                            .resuming()
                            .acceptedBy(file -> bundle.set(require(file, name, wanted))));
            return new Fetched(download, bundle.get());
        }
    }

    private Download fetch(RegistryClient client, DownloadRequest request) {
        Path left = request.target().resolveSibling("." + request.target().getFileName() + ".part");
        try (ProgressLine progress = session.progress("Downloading", ProgressLine.Unit.BYTES)) {
            progress.beginningAt(left.toFile().length());
            return client.bundles().download(request.tell(progress::at));
        } catch (UnreachableException e) {
            if (Files.exists(left)) {
                session.warn("what came so far is kept; the same command goes on from there");
            }
            throw e;
        }
    }

    private Path target(PackageName name, BundleVersion version, Optional<String> output) {
        String fileName = name.value() + "-" + version + ".mpk";
        Path path = session.path(output.orElse(fileName));
        return Files.isDirectory(path) ? path.resolve(fileName) : path;
    }

    private VerifiedBundle require(Path file, PackageName name, BundleVersion version) {
        VerificationReport report = new BundleVerifier(
                        schemes, VerificationPolicy.STANDARD.withOlderNames(name::equals))
                .verify(() -> Files.newInputStream(file));
        VerifiedBundle bundle = report.require();
        if (!bundle.manifest().packageName().equals(name)
                || !bundle.manifest().version().equals(version)) {
            throw new RegistryException(
                    SigningError.MANIFEST_MISMATCH,
                    "The registry sent " + bundle.manifest().packageName().value() + " "
                            + bundle.manifest().version() + " instead of " + name.value() + " " + version
                            + "; do not use it");
        }
        return bundle;
    }

    private record Fetched(Download download, VerifiedBundle bundle) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.table(Verified.identity(bundle)
                    .row("File", download.file().toString())
                    .row(
                            "Verified",
                            "signature, files and digest"
                                    + (download.confirmed() ? "" : " (the registry announced no digest)")));
        }

        @Override
        public JsonNode json() {
            return Json.object()
                    .put("package", bundle.manifest().packageName().value())
                    .put("version", bundle.manifest().version().toString())
                    .put("file", download.file().toString())
                    .put("size", download.size())
                    .put("sha256", download.sha256())
                    .put("digestConfirmed", download.confirmed())
                    .put("signerId", bundle.signerId().value())
                    .put("applicationId", bundle.applicationId().base58());
        }
    }
}
