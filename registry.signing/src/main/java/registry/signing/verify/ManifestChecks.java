package registry.signing.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.SignerId;
import registry.signing.SigningError;
import registry.signing.json.StrictJson;
import registry.signing.key.SignatureSchemes;
import registry.signing.manifest.ManifestRules;
import registry.signing.manifest.ManifestSignature;
import registry.signing.manifest.ManifestSignature.Presence;
import registry.signing.manifest.SignatureCheck;

/** The checks that need nothing but the bytes of the manifest: json, signature-present … manifest. */
final class ManifestChecks {
    private static final List<Step> SIGNATURE_STEPS = List.of(Step.SIGNATURE, Step.KEY, Step.SIGNER_ID);

    private final SignatureSchemes schemes;
    private final Predicate<PackageName> olderNames;
    private final List<Check> checks = new ArrayList<>();
    private Optional<ObjectNode> tree = Optional.empty();
    private Optional<ManifestSignature> signature = Optional.empty();

    ManifestChecks(SignatureSchemes schemes, Predicate<PackageName> olderNames) {
        this.schemes = schemes;
        this.olderNames = olderNames;
    }

    /** Checks the bytes of a manifest. */
    void run(byte[] bytes) {
        runSigned(bytes);
        tree.ifPresentOrElse(
                manifest -> checks.add(checkRules(manifest)),
                () -> skipFrom(Step.SIGNATURE_PRESENT, "manifest.json could not be parsed"));
    }

    /** Checks the bytes of a manifest up to its signature, and leaves its fields alone. */
    void runSigned(byte[] bytes) {
        checks.add(parse(bytes));
        tree.ifPresent(this::checkSignature);
    }

    /**
     * The manifest, once it is known who signed it.
     *
     * @throws RegistryException with the error and detail of the first check that failed
     */
    SignedManifest signed() {
        Optional<Check> failure = checks.stream()
                .filter(check -> check.outcome() == Outcome.FAILED)
                .findFirst();
        if (failure.isPresent()) {
            throw new RegistryException(
                    failure.get().error().orElseThrow(), failure.get().detail());
        }
        return new SignedManifest(
                tree.orElseThrow(), signature.flatMap(ManifestSignature::signer).orElseThrow());
    }

    /** Notes that there is no manifest to check. */
    void skip(String why) {
        skipFrom(Step.JSON, why);
    }

    /** The outcomes, in the order of the pipeline. */
    List<Check> checks() {
        return checks;
    }

    /** The manifest, if it is strict JSON. */
    Optional<ObjectNode> tree() {
        return tree;
    }

    /** Who signed the manifest; empty unless everything about the signature is as it must be. */
    Optional<SignerId> signer() {
        Predicate<Check> passed = check -> check.outcome() == Outcome.PASSED;
        boolean trusted = SIGNATURE_STEPS.stream()
                .allMatch(step -> checks.stream().anyMatch(check -> step.isOf(check) && passed.test(check)));
        return trusted ? signature.flatMap(ManifestSignature::signer) : Optional.empty();
    }

    /** The signature block, if there is one. */
    Optional<ManifestSignature> signature() {
        return signature;
    }

    private Check parse(byte[] bytes) {
        try {
            JsonNode parsed = StrictJson.parse(bytes);
            if (parsed instanceof ObjectNode object) {
                tree = Optional.of(object);
                return Step.JSON.passed("manifest.json is strict JSON of " + bytes.length + " bytes");
            }
            return Step.JSON.failed(SigningError.INVALID_MANIFEST, "manifest.json must be a JSON object");
        } catch (RegistryException e) {
            RegistryException refusal = ArchiveWalk.refusal(e);
            return Step.JSON.failed(refusal.code(), "manifest.json is " + refusal.detail());
        }
    }

    private void checkSignature(ObjectNode manifest) {
        switch (ManifestSignature.find(manifest, schemes)) {
            case Presence.Missing missing -> {
                checks.add(Step.SIGNATURE_PRESENT.failed(missing.failure().error(), missing.detail()));
                SIGNATURE_STEPS.forEach(step -> checks.add(step.skipped("there is no signature to check")));
            }
            case Presence.Present present -> {
                ManifestSignature found = present.signature();
                signature = Optional.of(found);
                checks.add(Step.SIGNATURE_PRESENT.passed("signature has algorithm, publicKey and signature"));
                checks.add(check(Step.SIGNATURE, found::checkSignature));
                checks.add(check(Step.KEY, found::checkKey));
                checks.add(check(Step.SIGNER_ID, found::checkSignerId));
            }
        }
    }

    private static Check check(Step step, Supplier<SignatureCheck> work) {
        return switch (work.get()) {
            case SignatureCheck.Passed passed -> step.passed(passed.detail());
            case SignatureCheck.Failed failed -> step.failed(failed.error(), failed.detail());
            case SignatureCheck.Skipped skipped -> step.skipped(skipped.detail());
        };
    }

    private Check checkRules(ObjectNode manifest) {
        try {
            ManifestRules.check(manifest, olderNames);
            return Step.MANIFEST.passed("every field that the registry knows keeps its rule");
        } catch (RegistryException e) {
            return Step.MANIFEST.failed(ArchiveWalk.refusal(e));
        }
    }

    private void skipFrom(Step first, String why) {
        for (Step step : Step.values()) {
            if (step.compareTo(first) >= 0 && step.compareTo(Step.MANIFEST) <= 0) {
                checks.add(step.skipped(why));
            }
        }
    }
}
