package registry.api.spi;

import java.net.URI;

/**
 * A real identity provider inside the registry's own process, for trying the registry without one: whoever reaches it
 * signs in as anybody. It listens on loopback and must never be part of an installation that others use.
 */
public interface DevelopmentIssuer {
    /**
     * Begins to answer.
     *
     * @param port the loopback port to listen on, 0 for any that is free. The port is part of the issuer's name: with
     *     another one the same people are new accounts
     * @param callback the only addresses it sends people back to
     * @throws registry.api.RegistryException with {@code CONFIG_INVALID} when it cannot listen there
     */
    Running start(int port, Callback callback);

    /**
     * Addresses of the registry on loopback, over plain HTTP.
     *
     * @param path the path, such as {@code /api/auth/login/dev/callback}
     * @param port the port, 0 for any
     */
    record Callback(String path, int port) {}

    /** One that answers, with what the registry needs to know to use it as any other. Thread-safe. */
    interface Running extends AutoCloseable {
        /** Its name and address, an {@code http} URL. */
        URI issuer();

        /** Names the registry there. */
        String clientId();

        /** Proves that it is the registry; new each time. */
        String clientSecret();

        /** Names it for people. */
        String label();

        /** The e-mail address of the sample person who is to administer the registry. */
        String administrator();

        /** Stops answering. Idempotent. */
        @Override
        void close();
    }
}
