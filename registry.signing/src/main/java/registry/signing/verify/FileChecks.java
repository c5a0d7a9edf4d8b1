package registry.signing.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.manifest.ArtifactClaim;
import registry.signing.manifest.Manifest.Artifact;

/** The checks that hold what the manifest declares against what is in the archive: artifacts and wasm. */
final class FileChecks {
    private static final int SHOWN = 5;

    private final List<ArtifactClaim> claims;
    private final Map<String, FileFacts> files;

    FileChecks(List<ArtifactClaim> claims, Map<String, FileFacts> files) {
        this.claims = claims;
        this.files = files;
    }

    Check artifacts(UndeclaredEntries policy) {
        Problems problems = new Problems();
        claims.forEach(claim -> compare(claim).ifPresent(problems::add));
        String undeclared = undeclared();
        if (!undeclared.isEmpty() && policy == UndeclaredEntries.REJECT) {
            problems.add(SigningError.BUNDLE_INTEGRITY, undeclared);
        }
        return problems.failure(Step.ARTIFACTS).orElseGet(() -> {
            if (claims.isEmpty()) {
                return Step.ARTIFACTS.skipped("the manifest declares no files");
            }
            String matched = "size and SHA-256 of " + claims.size() + " declared file(s) match";
            return undeclared.isEmpty()
                    ? Step.ARTIFACTS.passed(matched)
                    : Step.ARTIFACTS.warning(matched + "; " + undeclared);
        });
    }

    Check wasm() {
        Problems problems = new Problems();
        Map<String, String> modules = new LinkedHashMap<>();
        for (ArtifactClaim claim : claims) {
            Optional<FileFacts> facts = facts(claim);
            if (claim.kind() == ArtifactClaim.Kind.WASM && facts.isPresent()) {
                facts.get().refusal().ifPresent(reason -> problems.add(about(claim, reason)));
                facts.get()
                        .module()
                        .ifPresent(module -> modules.put(
                                claim.path().orElseThrow(),
                                claim.path().orElseThrow() + ": "
                                        + module.exports().count() + " exports, "
                                        + module.imports().count() + " imports"));
            }
        }
        return problems.failure(Step.WASM)
                .orElseGet(() -> modules.isEmpty()
                        ? Step.WASM.skipped("there is no module to look at")
                        : Step.WASM.passed("well-formed: " + first(new ArrayList<>(modules.values()), "; ")));
    }

    /** A refusal of a file's content, with field and path before it. */
    static RegistryException about(ArtifactClaim claim, RegistryException reason) {
        return new RegistryException(
                reason.code(), claim.field() + " (" + claim.path().orElse("no path") + "): " + reason.detail());
    }

    private Optional<RegistryException> compare(ArtifactClaim claim) {
        Artifact artifact;
        try {
            artifact = claim.artifact();
        } catch (RegistryException e) {
            return Optional.of(ArchiveWalk.refusal(e));
        }
        Optional<FileFacts> facts = facts(claim);
        if (facts.isEmpty()) {
            return mismatch(claim, "path", "names a file that is missing from the archive; pack it");
        }
        if (facts.get().size() != artifact.size()) {
            return mismatch(
                    claim,
                    "size",
                    "is " + artifact.size() + " and the file has " + facts.get().size() + " bytes");
        }
        if (!facts.get().digest().equals(artifact.hash())) {
            return mismatch(
                    claim,
                    "hash",
                    "is " + artifact.hash() + " and the file has SHA-256 "
                            + facts.get().digest());
        }
        return Optional.empty();
    }

    private static Optional<RegistryException> mismatch(ArtifactClaim claim, String member, String problem) {
        return Optional.of(new RegistryException(
                SigningError.BUNDLE_INTEGRITY,
                claim.field() + "." + member + " (" + claim.path().orElse("no path") + ") " + problem));
    }

    private Optional<FileFacts> facts(ArtifactClaim claim) {
        return claim.path().map(files::get);
    }

    private String undeclared() {
        Set<String> declared =
                claims.stream().flatMap(claim -> claim.path().stream()).collect(Collectors.toSet());
        Set<String> others = new LinkedHashSet<>(files.keySet());
        others.removeAll(declared);
        return others.isEmpty()
                ? ""
                : "the archive has " + others.size() + " file(s) that the manifest does not declare: "
                        + first(new ArrayList<>(others), ", ");
    }

    private static String first(List<String> texts, String separator) {
        String joined = texts.stream().limit(SHOWN).collect(Collectors.joining(separator));
        return texts.size() > SHOWN ? joined + " and " + (texts.size() - SHOWN) + " more" : joined;
    }
}
