package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.SemanticVersion;
import registry.api.SignerId;
import registry.api.spi.StagedBlob;
import registry.signing.key.BlobId;
import registry.signing.manifest.SignedContent;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.Examination;
import registry.storage.DocumentStore;

/**
 * A bundle of another deployment, looked at in the light of today's rules.
 *
 * @param trouble why it would not be accepted today; empty when it would
 * @param manifest its own manifest, byte for byte, if that is about this version; otherwise what the other deployment
 *     showed
 * @param differences what the other deployment showed otherwise than the bundle's own manifest has it
 * @param signer who signed it, if that can be trusted
 */
record ImportedBundle(
        ImportedVersion version,
        VersionRecord.Content content,
        Optional<String> trouble,
        String manifest,
        List<String> differences,
        Optional<SignerId> signer,
        String minRuntimeVersion,
        List<String> checks) {
    private static final String METADATA = "metadata";
    private static final String OLDEST_RUNTIME = "0.1.0";
    private static final int LONGEST_MANIFEST = 1024 * 1024;
    private static final int BUFFER = 64 * 1024;

    static ImportedBundle examine(BundleVerifier verifier, ImportedVersion version, StagedBlob staged) {
        Examination found = verifier.examine(staged::read);
        Optional<ObjectNode> own = found.manifest().filter(manifest -> isAbout(manifest, version));
        Optional<String> trouble = found.report()
                .firstFailure()
                .map(check -> check.id() + ": " + check.detail())
                .or(() -> own.isPresent()
                        ? Optional.empty()
                        : Optional.of("manifest: the bundle's own manifest names another package or version"));
        ObjectNode shown = own.orElseGet(() -> cleaned(version));
        return new ImportedBundle(
                version,
                new VersionRecord.Content(
                        staged.digest(), staged.size(), blobId(staged).base58()),
                trouble,
                own.flatMap(manifest -> found.manifestText())
                        .orElseGet(() -> new String(DocumentStore.encode(shown), StandardCharsets.UTF_8)),
                own.map(manifest -> ManifestComparison.differences(manifest, version.manifest()))
                        .orElse(List.of()),
                found.signer().filter(signer -> own.isPresent()),
                runtimeVersion(shown),
                found.report().checks().stream()
                        .map(check -> check.id() + "=" + check.outcome().name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    boolean isUnverified() {
        return trouble.isPresent();
    }

    byte[] manifestBytes() {
        // Strict JSON, and what this class encodes, survives the way to text and back unchanged.
        return manifest.getBytes(StandardCharsets.UTF_8);
    }

    VersionRecord.Live record(ImportedPackage owner) {
        return new VersionRecord.Live(
                new VersionRecord.Identity(version.name(), version.version(), signer),
                content,
                minRuntimeVersion,
                version.publishedAt(),
                owner.ownerId(),
                version.yanked() ? new Yank(true, Optional.empty()) : Yank.NONE,
                checks,
                Optional.empty(),
                Optional.empty(),
                isUnverified());
    }

    private static boolean isAbout(ObjectNode manifest, ImportedVersion version) {
        return version.name().value().equals(manifest.path("package").textValue())
                && version.version()
                        .toString()
                        .equals(manifest.path("appVersion").textValue());
    }

    /** What the other deployment added for itself, such as the owner's address, is nobody else's business. */
    private static ObjectNode cleaned(ImportedVersion version) {
        ObjectNode shown = SignedContent.withoutAnnotations(version.manifest());
        if (shown.path(METADATA) instanceof ObjectNode metadata) {
            shown.set(METADATA, SignedContent.withoutAnnotations(metadata));
        }
        if (DocumentStore.encode(shown).length > LONGEST_MANIFEST) {
            shown.removeAll();
        }
        return shown.put("package", version.name().value())
                .put("appVersion", version.version().toString());
    }

    private static String runtimeVersion(ObjectNode manifest) {
        return Stream.of("minRuntimeVersion", "min_runtime_version")
                .map(manifest::path)
                .filter(JsonNode::isTextual)
                .map(node -> node.textValue().strip())
                .filter(text -> SemanticVersion.tryParse(text).isPresent())
                .findFirst()
                .orElse(OLDEST_RUNTIME);
    }

    private static BlobId blobId(StagedBlob staged) {
        BlobId.Hasher hasher = new BlobId.Hasher();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = staged.read()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hasher.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the bundle could not be read; try again", e);
        }
        return hasher.finish();
    }
}
