package registry.signing.manifest;

import registry.signing.SigningError;

/** The outcome of one step of checking a manifest's signature. */
public sealed interface SignatureCheck {
    /** What was found, in words for a publisher. */
    String detail();

    /** All is well. */
    record Passed(String detail) implements SignatureCheck {}

    /**
     * The manifest must be refused.
     *
     * @param error why
     */
    record Failed(SigningError error, String detail) implements SignatureCheck {}

    /** The step means nothing, because of an earlier failure. */
    record Skipped(String detail) implements SignatureCheck {}
}
