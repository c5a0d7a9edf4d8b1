package registry.signing.verify;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.archive.ArchiveLimits;
import registry.signing.archive.BundleEntry;
import registry.signing.archive.BundleReader;
import registry.signing.manifest.ArtifactClaim;
import registry.signing.verify.FileFacts.Content;
import registry.signing.wasm.Abi;
import registry.signing.wasm.AbiBudget;
import registry.signing.wasm.WasmModule;

/** The one walk through all of an archive: every file is hashed, and what the manifest declares is looked into. */
final class ArchiveWalk {
    private final Map<String, ArtifactClaim.Kind> wanted;
    private final ArchiveLimits limits;
    private final AbiBudget budget = new AbiBudget();
    private final Map<String, FileFacts> files = new LinkedHashMap<>();
    private final byte[] scrap = new byte[32 * 1024];
    private int manifests;

    /** Prepares a walk that looks into the files at {@code wanted}, by path in normal form. */
    ArchiveWalk(Map<String, ArtifactClaim.Kind> wanted, ArchiveLimits limits) {
        this.wanted = wanted;
        this.limits = limits;
    }

    ArchiveFacts run(BundleSource source) {
        try (HashedSource packed = new HashedSource(source.open())) {
            Optional<RegistryException> failure = walk(packed);
            return new ArchiveFacts(failure, files, manifests, packed.size(), packed.digest(), packed.blobId());
        } catch (IOException e) {
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the bundle could not be read; try again", e);
        }
    }

    private Optional<RegistryException> walk(HashedSource packed) throws IOException {
        try (BundleReader reader = BundleReader.open(packed, limits)) {
            for (Optional<BundleEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                visit(entry.get(), reader.content());
            }
            return Optional.empty();
        } catch (RegistryException e) {
            return Optional.of(refusal(e));
        }
    }

    private void visit(BundleEntry entry, InputStream content) throws IOException {
        if (entry.isManifest()) {
            manifests++;
            return;
        }
        MessageDigest digest = Digest.sha256();
        DigestInputStream hashed = new DigestInputStream(content, digest);
        Content found = look(entry, hashed);
        // An unreadable archive fails again here, so a refusal from above is about the file alone.
        while (hashed.read(scrap) >= 0) {
            // Read for the hash.
        }
        files.put(entry.path(), new FileFacts(entry.size(), Digest.finish(digest), found));
    }

    private Content look(BundleEntry entry, InputStream content) throws IOException {
        Optional<ArtifactClaim.Kind> kind = Optional.ofNullable(wanted.get(entry.path()));
        if (kind.isEmpty()) {
            return new FileFacts.Opaque();
        }
        try {
            return switch (kind.get()) {
                case WASM -> new FileFacts.Module(WasmModule.read(content, budget));
                case ABI -> {
                    budget.take(entry.size());
                    yield new FileFacts.AbiFile(Abi.read(content.readAllBytes()));
                }
            };
        } catch (RegistryException e) {
            return new FileFacts.Refused(refusal(e));
        }
    }

    /** A refusal of the content; anything else, such as an unreadable store, goes on to the caller. */
    static RegistryException refusal(RegistryException e) {
        if (e.code() instanceof SigningError) {
            return e;
        }
        throw e;
    }
}
