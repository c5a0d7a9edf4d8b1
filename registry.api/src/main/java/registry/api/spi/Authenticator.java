package registry.api.spi;

import java.security.SecureRandom;
import java.util.Optional;
import registry.api.Digest;

/** Tells from a request's credential which account acts. Thread-safe. */
public interface Authenticator extends AutoCloseable {
    /** Examines a credential. */
    Authentication authenticate(PresentedCredential credential);

    /**
     * Makes a new credential of this kind, if it is of a kind that the registry itself gives out.
     *
     * @param random the only source of randomness used
     */
    default Optional<NewCredential> issue(SecureRandom random) {
        return Optional.empty();
    }

    /** Releases everything. Idempotent. */
    @Override
    default void close() {}

    /**
     * A credential as it came.
     *
     * @param scheme the HTTP authentication scheme in lower case, such as {@code bearer}
     * @param value what followed the scheme, stripped
     */
    record PresentedCredential(String scheme, String value) {
        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return scheme + " ***";
        }
    }

    /**
     * A credential that was just made.
     *
     * @param secret shown to its owner once and never stored
     * @param digest what is stored instead
     */
    record NewCredential(String secret, Digest digest) {
        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "credential " + digest;
        }
    }
}
