package registry.signing.archive;

import registry.api.RegistryException;
import registry.signing.SigningError;

/** The ways to say no to an archive. */
final class Refusal {
    private Refusal() {}

    static RegistryException notABundle(String problem) {
        return new RegistryException(SigningError.INVALID_BUNDLE, "the file is not a bundle: " + problem);
    }

    static RegistryException damaged(Exception cause) {
        return new RegistryException(
                SigningError.INVALID_BUNDLE, "the file is not a bundle: it is damaged or cut off", cause);
    }

    static RegistryException structure(String problem) {
        return new RegistryException(SigningError.BUNDLE_INTEGRITY, problem);
    }

    static RegistryException tooLarge(String problem) {
        return new RegistryException(SigningError.BUNDLE_TOO_LARGE, problem);
    }
}
