package registry.signing.wasm;

import registry.api.RegistryException;
import registry.signing.SigningError;

/**
 * Bounds how much ABI text is parsed for one bundle, since trees of JSON are far larger than their text. Not
 * thread-safe: one for each verification.
 */
public final class AbiBudget {
    /** The longest ABI document, in bytes. */
    public static final int MAX_DOCUMENT = 1024 * 1024;

    /** The most bytes of ABI documents in one bundle, embedded ones and files together. */
    public static final int MAX_TOTAL = 2 * MAX_DOCUMENT;

    private long left = MAX_TOTAL;

    /** A fresh budget. */
    public AbiBudget() {}

    /**
     * Takes the bytes of one document.
     *
     * @throws RegistryException {@code bundle_too_large} when the document is too long or the budget is used up
     */
    public void take(long bytes) {
        if (bytes > MAX_DOCUMENT) {
            throw new RegistryException(
                    SigningError.BUNDLE_TOO_LARGE, "the ABI is larger than " + MAX_DOCUMENT + " bytes");
        }
        left -= bytes;
        if (left < 0) {
            throw new RegistryException(
                    SigningError.BUNDLE_TOO_LARGE,
                    "the ABI documents of the bundle add up to more than " + MAX_TOTAL + " bytes");
        }
    }
}
