package registry.signing;

import registry.api.ErrorCode;
import registry.api.ErrorKind;

/** Why a bundle, a manifest or a key is refused. */
public enum SigningError implements ErrorCode {
    /** The manifest is not strict JSON, or a field breaks its rule. */
    INVALID_MANIFEST(ErrorKind.INVALID),
    /** There is no signature block, or a part of it is missing. */
    MISSING_SIGNATURE(ErrorKind.INVALID),
    /** The signature does not verify, or its key cannot be trusted. */
    INVALID_SIGNATURE(ErrorKind.INVALID),
    /** The manifest's {@code signerId} is not the did:key of the signing key. */
    SIGNER_MISMATCH(ErrorKind.INVALID),
    /** The well-known development key signed it, and everybody has that key. */
    DEV_SIGNING_KEY(ErrorKind.INVALID),
    /** The posted manifest differs from the one inside the bundle. */
    MANIFEST_MISMATCH(ErrorKind.INVALID),
    /** The file is no gzip tar with a manifest. */
    INVALID_BUNDLE(ErrorKind.INVALID),
    /** The archive's structure, or a file in it, is not what the manifest declares. */
    BUNDLE_INTEGRITY(ErrorKind.INVALID),
    /** A size limit is exceeded. */
    BUNDLE_TOO_LARGE(ErrorKind.TOO_LARGE),
    /** A key file cannot be read as one. */
    KEY_FILE_INVALID(ErrorKind.INVALID),
    /** A key file is there already and must not be overwritten. */
    KEY_FILE_EXISTS(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    SigningError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
