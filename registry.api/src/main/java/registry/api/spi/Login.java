package registry.api.spi;

import java.net.URI;
import java.security.SecureRandom;

/**
 * Lets people sign in at an identity provider: the browser is sent there by {@link #start} and comes back to
 * {@link #finish}. Thread-safe, and stateless between the two: what one process started another may finish.
 *
 * <p>Both methods may ask the identity provider over the network, for a few seconds at most, and fail with
 * {@link registry.api.RegistryException}s with {@link registry.api.ApiError#LOGIN_UNAVAILABLE} when it does not answer or
 * answers what it must not; a later call may succeed.
 */
public interface Login extends AutoCloseable {
    /** Names this login in addresses and configuration: {@code [a-z][a-z0-9]*}, unique in the registry. */
    String id();

    /** Names it for people, such as {@code Google}. */
    String label();

    /**
     * Begins a sign-in.
     *
     * @param callback where the identity provider sends the browser back to, without query
     * @param random the only source of randomness used
     */
    Start start(URI callback, SecureRandom random);

    /**
     * Completes a sign-in. Whether the same return was completed before is the caller's to know, and how long ago it
     * was started too.
     */
    LoginResult finish(Return back);

    /** Releases everything. Idempotent. */
    @Override
    default void close() {}

    /**
     * A sign-in that was begun.
     *
     * @param redirect where the browser goes
     * @param state what {@link #finish} needs to know again; a secret that the caller keeps from everybody, the browser
     *     it stays with included, and hands back unchanged; at most {@value #MAX_STATE} characters
     */
    record Start(URI redirect, String state) {
        /** The longest state, in characters: it has to fit into a cookie. */
        public static final int MAX_STATE = 1024;

        /** Refuses a state that is too long. */
        public Start {
            if (state.length() > MAX_STATE) {
                throw new IllegalArgumentException("the state has " + state.length() + " characters");
            }
        }

        /** Keeps the secrets out of logs. */
        @Override
        public String toString() {
            return "sign-in at " + redirect.getAuthority();
        }
    }

    /**
     * A browser that came back.
     *
     * @param callback the same address that {@link #start} was given
     * @param query the raw query it came with, {@code ""} when there is none; hostile until checked
     * @param state what {@link Start#state()} was
     */
    record Return(URI callback, String query, String state) {
        /** Keeps the secrets out of logs. */
        @Override
        public String toString() {
            return "return to " + callback;
        }
    }
}
