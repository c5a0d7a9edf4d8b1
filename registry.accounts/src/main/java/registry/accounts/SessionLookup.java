package registry.accounts;

import java.util.Optional;
import registry.api.spi.StoredCredential;

/** Tells which session a session cookie stands for. Thread-safe. */
@FunctionalInterface
interface SessionLookup {
    /** The session, if the cookie is genuine, has not expired, and the session was not ended. */
    Optional<Found> find(String cookie);

    /**
     * A session that counts.
     *
     * @param credential has every scope
     * @param administrator whether the identity provider's claims made its account an administrator at sign-in
     */
    record Found(StoredCredential credential, boolean administrator) {}
}
