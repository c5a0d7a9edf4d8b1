package registry.signing.verify;

import java.util.Optional;
import registry.api.ErrorCode;
import registry.api.RegistryException;

/** The checks, in the order of the pipeline. */
enum Step {
    SIZE("size", "File size"),
    ARCHIVE("archive", "Archive structure"),
    MANIFEST_ENTRY("manifest-entry", "One manifest.json"),
    JSON("json", "Strict JSON"),
    SIGNATURE_PRESENT("signature-present", "Signature present"),
    SIGNATURE("signature", "Signature valid"),
    KEY("key", "Key trustworthy"),
    SIGNER_ID("signer-id", "Signer id"),
    MANIFEST("manifest", "Manifest fields"),
    ARTIFACTS("artifacts", "Files match the manifest"),
    WASM("wasm", "WebAssembly modules"),
    ABI("abi", "ABI"),
    POSTED_MANIFEST("posted-manifest", "Posted manifest");

    private final String id;
    private final String title;

    Step(String id, String title) {
        this.id = id;
        this.title = title;
    }

    boolean isOf(Check check) {
        return check.id().equals(id);
    }

    Check passed(String detail) {
        return new Check(id, title, Outcome.PASSED, detail, Optional.empty());
    }

    Check warning(String detail) {
        return new Check(id, title, Outcome.WARNING, detail, Optional.empty());
    }

    Check skipped(String detail) {
        return new Check(id, title, Outcome.SKIPPED, detail, Optional.empty());
    }

    Check failed(ErrorCode error, String detail) {
        return new Check(id, title, Outcome.FAILED, detail, Optional.of(error));
    }

    Check failed(RegistryException e) {
        return failed(e.code(), e.detail());
    }
}
