package registry.signing.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.SignerId;
import registry.signing.SigningError;
import registry.signing.archive.ArchiveLimits;
import registry.signing.key.ApplicationId;
import registry.signing.key.SignatureSchemes;
import registry.signing.manifest.ArtifactClaim;
import registry.signing.manifest.Manifest;
import registry.signing.manifest.ManifestRules;
import registry.signing.manifest.ManifestSignature;
import registry.signing.verify.ManifestFinder.Search;

/** What was found out about one bundle, and the report on it. */
record Verification(
        VerificationPolicy policy,
        Search search,
        ManifestChecks manifest,
        List<ArtifactClaim> claims,
        ArchiveFacts facts) {

    static Verification of(BundleSource source, SignatureSchemes schemes, VerificationPolicy policy) {
        ArchiveLimits limits = policy.limits();
        Search search = ManifestFinder.find(source, limits);
        ManifestChecks manifest = new ManifestChecks(schemes, policy.olderNames());
        if (search instanceof Search.Found found) {
            manifest.run(found.bytes());
        } else {
            manifest.skip("there is no manifest to check");
        }
        List<ArtifactClaim> claims = manifest.tree().map(ArtifactClaim::of).orElse(List.of());
        ArchiveFacts facts = new ArchiveWalk(wanted(claims), limits).run(source);
        if (facts.manifests() > 1) {
            manifest = new ManifestChecks(schemes, policy.olderNames());
            manifest.skip("it is not clear which manifest counts");
        }
        return new Verification(policy, search, manifest, claims, facts);
    }

    VerificationReport report(Optional<JsonNode> posted) {
        List<Check> checks = new ArrayList<>();
        checks.add(size());
        checks.add(archive());
        checks.add(manifestEntry());
        checks.addAll(manifest.checks());
        checks.addAll(files());
        checks.add(PostedManifest.check(posted, manifest.tree()));
        boolean failed = checks.stream().anyMatch(check -> check.outcome() == Outcome.FAILED);
        return new VerificationReport(checks, failed ? Optional.empty() : Optional.of(bundle()));
    }

    Examination examination() {
        return new Examination(
                report(Optional.empty()),
                manifest.tree(),
                manifest.tree().isPresent() && search instanceof Search.Found found
                        ? Optional.of(new String(found.bytes(), StandardCharsets.UTF_8))
                        : Optional.empty(),
                manifest.signer());
    }

    private boolean isTooLong() {
        return facts.size() > policy.limits().maxPacked();
    }

    private Check size() {
        return isTooLong()
                ? Step.SIZE.failed(facts.failure().orElseThrow())
                : Step.SIZE.passed(
                        "the file is within the limit of " + policy.limits().maxPacked() + " bytes");
    }

    private Check archive() {
        if (isTooLong()) {
            return Step.ARCHIVE.skipped("the file is too large to be read to its end");
        }
        return facts.failure()
                .map(Step.ARCHIVE::failed)
                .orElseGet(() -> Step.ARCHIVE.passed(
                        "one gzip member with one tar of " + (facts.files().size() + facts.manifests()) + " files"));
    }

    private Check manifestEntry() {
        if (facts.manifests() > 1) {
            return Step.MANIFEST_ENTRY.failed(
                    SigningError.BUNDLE_INTEGRITY,
                    "the bundle is ambiguous: it has more than one manifest.json; pack exactly one");
        }
        if (search instanceof Search.TooLarge tooLarge) {
            return Step.MANIFEST_ENTRY.failed(tooLarge.reason());
        }
        if (facts.failure().isPresent()) {
            return Step.MANIFEST_ENTRY.skipped("the archive could not be read to its end");
        }
        if (search instanceof Search.Found) {
            return Step.MANIFEST_ENTRY.passed("there is exactly one manifest.json at the top of the archive");
        }
        return facts.manifests() == 0
                ? Step.MANIFEST_ENTRY.failed(
                        SigningError.INVALID_BUNDLE,
                        "the file is not a bundle: it has no manifest.json at the top of the archive")
                : Step.MANIFEST_ENTRY.failed(
                        SigningError.BUNDLE_TOO_LARGE,
                        "manifest.json does not end within the first "
                                + policy.limits().manifestWithin() + " bytes of the archive; pack it first");
    }

    private List<Check> files() {
        Optional<String> obstacle = facts.failure().isPresent()
                ? Optional.of("the archive could not be read to its end")
                : manifest.tree().isEmpty() ? Optional.of("there is no readable manifest") : Optional.empty();
        if (obstacle.isPresent()) {
            return List.of(
                    Step.ARTIFACTS.skipped(obstacle.get()),
                    Step.WASM.skipped(obstacle.get()),
                    Step.ABI.skipped(obstacle.get()));
        }
        FileChecks files = new FileChecks(claims, facts.files());
        return List.of(
                files.artifacts(policy.undeclaredEntries()), files.wasm(), new AbiChecks(facts.files()).run(claims));
    }

    /** The bundle, once nothing has failed: then everything that is asked for here is there. */
    private VerifiedBundle bundle() {
        ObjectNode tree = manifest.tree().orElseThrow();
        Manifest typed = ManifestRules.parse(tree, policy.olderNames());
        SignerId signerId =
                manifest.signature().flatMap(ManifestSignature::signer).orElseThrow();
        if (!(search instanceof Search.Found found)) {
            throw new IllegalStateException("a bundle without a manifest cannot pass");
        }
        return new VerifiedBundle(
                typed,
                new String(found.bytes(), StandardCharsets.UTF_8),
                tree,
                signerId,
                ApplicationId.of(typed.packageName(), signerId),
                facts.blobId(),
                facts.digest(),
                facts.size(),
                typed.services().stream().map(this::module).toList());
    }

    private VerifiedModule module(Manifest.Service service) {
        return new VerifiedModule(
                service.name(),
                service.wasm(),
                Optional.ofNullable(facts.files().get(service.wasm().path()))
                        .flatMap(FileFacts::module)
                        .orElseThrow());
    }

    private static Map<String, ArtifactClaim.Kind> wanted(List<ArtifactClaim> claims) {
        Map<String, ArtifactClaim.Kind> wanted = new HashMap<>();
        for (ArtifactClaim claim : claims) {
            claim.path()
                    .ifPresent(path ->
                            wanted.merge(path, claim.kind(), (one, other) -> one.compareTo(other) <= 0 ? one : other));
        }
        return wanted;
    }
}
