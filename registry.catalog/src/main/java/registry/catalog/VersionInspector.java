package registry.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.BlobStore;
import registry.signing.key.ApplicationId;
import registry.signing.key.SignatureSchemes;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at versions, their manifests, whose signatures it verifies anew, and whether their bytes are there. */
final class VersionInspector implements Inspector {
    private static final String ADVICE = "delete the version, or restore the registry from a backup";

    private final BlobStore blobs;
    private final ManifestInspection manifests;

    VersionInspector(BlobStore blobs, SignatureSchemes schemes) {
        this.blobs = blobs;
        this.manifests = new ManifestInspection(schemes);
    }

    @Override
    public Set<String> prefixes() {
        return Set.of(Keys.VERSION);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        new Inspection(documents, findings).each(Keys.VERSION, new VersionRule(documents));
    }

    private final class VersionRule implements Inspection.Rule {
        private final DocumentStore documents;

        VersionRule(DocumentStore documents) {
            this.documents = documents;
        }

        @Override
        public Collection<String> related(Document document) {
            VersionRecord.Identity identity = VersionRecord.decode(document).identity();
            return List.of(
                    Keys.packageKey(identity.name()),
                    Keys.manifest(identity.name(), identity.version()),
                    Keys.edit(identity.name(), identity.version()),
                    BundleImport.mark(identity.name(), identity.version()).key());
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            VersionRecord record = VersionRecord.decode(document);
            judgeIdentity(document, record.identity(), others, findings);
            record.live().ifPresent(live -> {
                Parts parts = new Parts(document, live, others);
                judgeLegacy(parts, findings);
                judgeManifest(parts, findings);
                live.edit().ifPresent(edit -> judgeEdit(parts, edit, findings));
                judgeBlob(document, live.content(), findings);
            });
        }

        private void judgeBlob(Document document, VersionRecord.Content content, Consumer<Finding> findings) {
            Optional<Blob> blob = blobs.open(content.digest());
            if (blob.filter(found -> found.size() == content.size()).isPresent() || isGone(document)) {
                return;
            }
            String wanted = content.size() + " bytes with the SHA-256 " + content.digest();
            findings.accept(blob.map(found -> Finding.error(
                            "blob-size",
                            document.key(),
                            "its bytes are " + found.size() + " instead of " + wanted,
                            ADVICE))
                    .orElseGet(() ->
                            Finding.error("blob-missing", document.key(), "its bytes are missing: " + wanted, ADVICE)));
        }

        /** Whether the version was deleted since it was read, and its bytes with it. */
        private boolean isGone(Document document) {
            return documents
                    .read(document.key())
                    .flatMap(VersionRecord::decodeLive)
                    .isEmpty();
        }
    }

    /** A version that can be had, with what lies beside it. */
    private record Parts(Document document, VersionRecord.Live version, Inspection.Others others) {
        VersionRecord.Identity identity() {
            return version.identity();
        }

        String manifestKey() {
            return Keys.manifest(identity().name(), identity().version());
        }

        /** Whether it had a fault when it was imported; empty when it was not imported. */
        Optional<Boolean> importTrouble() {
            return others.find(
                    BundleImport.mark(identity().name(), identity().version()).key(), BundleImport::hadTrouble);
        }

        String editKey() {
            return Keys.edit(identity().name(), identity().version());
        }
    }

    private static void judgeIdentity(
            Document document, VersionRecord.Identity identity, Inspection.Others others, Consumer<Finding> findings) {
        String key = document.key();
        if (!key.equals(Keys.version(identity.name(), identity.version()))) {
            findings.accept(Finding.error(
                    "version-misplaced",
                    key,
                    "the version in it is " + identity.name() + "/" + identity.version(),
                    ADVICE));
        }
        if (!others.has(Keys.packageKey(identity.name()))) {
            findings.accept(
                    Finding.error("version-without-package", key, "there is no package " + identity.name(), ADVICE));
        }
        String id = document.json().path("applicationId").path("hex").asText();
        if (!id.equals(identity.applicationId().map(ApplicationId::hex).orElse(""))) {
            findings.accept(Finding.error(
                    "application-id", key, "the application id is not that of package and signer", ADVICE));
        }
    }

    /** What was imported without having been verified must never look as if it had been. */
    private static void judgeLegacy(Parts parts, Consumer<Finding> findings) {
        VersionRecord.Live version = parts.version();
        String key = parts.document().key();
        Optional<Boolean> trouble = parts.importTrouble();
        if (version.unverified()) {
            String mark = parts.document().json().path(VersionRecord.LEGACY).asText();
            if (!trouble.orElse(false) || !mark.equals(VersionRecord.UNVERIFIED)) {
                findings.accept(Finding.error(
                        "legacy-without-import",
                        key,
                        "it is marked as legacy: " + mark + ", but was not imported so",
                        ADVICE));
            }
        } else if (trouble.orElse(false) || version.identity().signer().isEmpty() || version.failedAnyCheck()) {
            findings.accept(Finding.error(
                    "legacy-disguised", key, "nobody verified it, and it is not marked as unverified", ADVICE));
        }
    }

    private void judgeManifest(Parts parts, Consumer<Finding> findings) {
        Optional<byte[]> manifest = parts.others().bytes(parts.manifestKey());
        if (manifest.isEmpty()) {
            findings.accept(
                    Finding.error("manifest-missing", parts.document().key(), "its manifest is missing", ADVICE));
            return;
        }
        parts.identity()
                .signer()
                .map(signer -> manifests.problem(manifest.get(), parts.identity(), signer))
                .orElseGet(() -> manifests.problemOfUnsigned(manifest.get(), parts.identity()))
                .ifPresent(problem ->
                        findings.accept(Finding.error("manifest-damaged", parts.manifestKey(), problem, ADVICE)));
    }

    private void judgeEdit(Parts parts, MetadataEdit edit, Consumer<Finding> findings) {
        Optional<byte[]> bytes = parts.others().bytes(parts.editKey());
        if (bytes.isEmpty()) {
            findings.accept(Finding.error("edit-missing", parts.document().key(), "the edit of it is missing", ADVICE));
            return;
        }
        Optional<String> problem = Digest.ofContent(bytes.get()).equals(edit.digest())
                ? manifests.problem(bytes.get(), parts.identity(), edit.signerId())
                : Optional.of("its bytes are not those that were signed");
        problem.ifPresent(found -> findings.accept(Finding.error("edit-damaged", parts.editKey(), found, ADVICE)));
    }
}
