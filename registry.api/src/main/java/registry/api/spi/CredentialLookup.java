package registry.api.spi;

import java.util.Optional;
import registry.api.Digest;

/** What an authenticator may ask the registry. Thread-safe. */
@FunctionalInterface
public interface CredentialLookup {
    /** The credential stored under this digest, if it exists and has not been revoked. It may have expired. */
    Optional<StoredCredential> find(Digest digest);
}
