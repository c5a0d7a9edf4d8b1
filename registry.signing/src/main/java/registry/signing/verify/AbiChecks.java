package registry.signing.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.Digest;
import registry.signing.SigningError;
import registry.signing.manifest.ArtifactClaim;
import registry.signing.wasm.Abi;
import registry.signing.wasm.AbiManifest;
import registry.signing.wasm.WasmModule;

/** The check of every module's embedded ABI, and of the ABI file shipped beside it. */
final class AbiChecks {
    private final Map<String, FileFacts> files;
    private final Problems problems = new Problems();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    AbiChecks(Map<String, FileFacts> files) {
        this.files = files;
    }

    Check run(List<ArtifactClaim> claims) {
        for (ArtifactClaim claim : claims) {
            facts(claim).ifPresent(facts -> {
                switch (claim.kind()) {
                    case WASM -> facts.module().ifPresent(module -> checkEmbedded(claim, module));
                    case ABI -> checkFile(claim, facts, owner(claims, claim));
                }
            });
        }
        return problems.failure(Step.ABI).orElseGet(this::harmless);
    }

    private Check harmless() {
        if (!warnings.isEmpty()) {
            return Step.ABI.warning(String.join("; ", warnings));
        }
        return found.isEmpty() ? Step.ABI.skipped("no module has an ABI") : Step.ABI.passed(String.join("; ", found));
    }

    private void checkEmbedded(ArtifactClaim claim, WasmModule module) {
        module.abi().ifPresent(abi -> {
            switch (abi) {
                case Abi.Supported supported ->
                    found.add(place(claim) + " embeds " + supported.manifest().schemaVersion() + " with "
                            + supported.manifest().methods().size() + " methods");
                case Abi.Unsupported unsupported -> warnings.add(unsupported(claim, unsupported));
                case Abi.Broken broken ->
                    fail(claim, "the embedded ABI (" + AbiManifest.SECTION + ") is broken: " + broken.problem());
            }
        });
    }

    private void checkFile(ArtifactClaim claim, FileFacts facts, Optional<WasmModule> owner) {
        facts.refusal().ifPresent(reason -> problems.add(FileChecks.about(claim, reason)));
        if (facts.content() instanceof FileFacts.AbiFile file) {
            checkFile(claim, file.abi(), owner);
        } else if (facts.module().isPresent()) {
            fail(claim, "is declared as a module as well; ship the ABI as a file of its own");
        }
    }

    private void checkFile(ArtifactClaim claim, Abi abi, Optional<WasmModule> owner) {
        switch (abi) {
            case Abi.Supported supported -> compare(claim, supported.digest(), owner);
            case Abi.Unsupported unsupported -> {
                warnings.add(unsupported(claim, unsupported));
                compare(claim, unsupported.digest(), owner);
            }
            case Abi.Broken broken -> fail(claim, "is no ABI document: " + broken.problem());
        }
    }

    private void compare(ArtifactClaim claim, Digest digest, Optional<WasmModule> owner) {
        if (owner.isEmpty()) {
            return;
        }
        Optional<Digest> embedded = owner.get().abi().flatMap(AbiChecks::digest);
        if (owner.get().abi().isEmpty()) {
            warnings.add(place(claim) + " is shipped, but the module embeds no ABI (" + AbiManifest.SECTION
                    + "), which is the only one that nodes read");
        } else if (embedded.isPresent() && !embedded.get().equals(digest)) {
            fail(claim, "says something else than the ABI embedded in the module; build both together");
        }
    }

    private Optional<WasmModule> owner(List<ArtifactClaim> claims, ArtifactClaim abi) {
        String field = abi.field().substring(0, abi.field().length() - "abi".length()) + "wasm";
        return claims.stream()
                .filter(claim -> claim.field().equals(field))
                .findFirst()
                .flatMap(this::facts)
                .flatMap(FileFacts::module);
    }

    private Optional<FileFacts> facts(ArtifactClaim claim) {
        return claim.path().map(files::get);
    }

    private void fail(ArtifactClaim claim, String problem) {
        problems.add(SigningError.BUNDLE_INTEGRITY, place(claim) + " " + problem);
    }

    private static Optional<Digest> digest(Abi abi) {
        return switch (abi) {
            case Abi.Supported supported -> Optional.of(supported.digest());
            case Abi.Unsupported unsupported -> Optional.of(unsupported.digest());
            case Abi.Broken broken -> Optional.empty();
        };
    }

    private static String unsupported(ArtifactClaim claim, Abi.Unsupported abi) {
        return place(claim) + " has an ABI of version " + abi.schemaVersion()
                + ", which is not supported: nodes refuse to upgrade to it";
    }

    private static String place(ArtifactClaim claim) {
        return claim.field() + " (" + claim.path().orElse("no path") + ")";
    }
}
