package registry.cli.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import registry.api.RegistryException;
import registry.signing.key.SignatureSchemes;
import registry.signing.manifest.ManifestRules;
import registry.signing.manifest.ManifestSignature;
import registry.signing.manifest.SignatureCheck;
import registry.signing.verify.Check;
import registry.signing.verify.Outcome;

/** Checks a manifest without the files that it names: what can be known about it alone. */
public final class ManifestCheckup {
    private final List<Check> checks = new ArrayList<>();

    private ManifestCheckup() {}

    /** Checks the bytes of a manifest. The checks have the names and order they have for a whole bundle. */
    public static List<Check> of(byte[] bytes, SignatureSchemes schemes) {
        ManifestCheckup checkup = new ManifestCheckup();
        checkup.read(bytes).ifPresent(manifest -> {
            checkup.signature(ManifestSignature.find(manifest, schemes));
            checkup.rules(manifest);
        });
        return List.copyOf(checkup.checks);
    }

    private Optional<ObjectNode> read(byte[] bytes) {
        try {
            ObjectNode manifest = Manifests.parse(bytes);
            passed("json", "Strict JSON", "the manifest is strict JSON");
            return Optional.of(manifest);
        } catch (RegistryException e) {
            failed("json", "Strict JSON", e);
            return Optional.empty();
        }
    }

    private void signature(ManifestSignature.Presence presence) {
        switch (presence) {
            case ManifestSignature.Presence.Missing missing ->
                add("signature-present", "Signature present", missing.failure());
            case ManifestSignature.Presence.Present present -> {
                passed("signature-present", "Signature present", "the manifest has a signature");
                add("signature", "Signature valid", present.signature().checkSignature());
                add("key", "Key trustworthy", present.signature().checkKey());
                add("signer-id", "Signer id", present.signature().checkSignerId());
            }
        }
    }

    private void rules(ObjectNode manifest) {
        try {
            ManifestRules.check(manifest);
            passed("manifest", "Manifest fields", "every field has the form it must have");
        } catch (RegistryException e) {
            failed("manifest", "Manifest fields", e);
        }
    }

    private void add(String id, String title, SignatureCheck outcome) {
        checks.add(
                switch (outcome) {
                    case SignatureCheck.Passed passed ->
                        new Check(id, title, Outcome.PASSED, passed.detail(), Optional.empty());
                    case SignatureCheck.Failed failed ->
                        new Check(id, title, Outcome.FAILED, failed.detail(), Optional.of(failed.error()));
                    case SignatureCheck.Skipped skipped ->
                        new Check(id, title, Outcome.SKIPPED, skipped.detail(), Optional.empty());
                });
    }

    private void passed(String id, String title, String detail) {
        checks.add(new Check(id, title, Outcome.PASSED, detail, Optional.empty()));
    }

    private void failed(String id, String title, RegistryException failure) {
        checks.add(new Check(id, title, Outcome.FAILED, failure.detail(), Optional.of(failure.code())));
    }
}
