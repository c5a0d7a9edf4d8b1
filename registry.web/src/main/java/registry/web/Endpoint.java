package registry.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/**
 * Where the server listens.
 *
 * @param host a name or an address of this machine
 * @param port 0 for any that is free
 */
record Endpoint(String host, int port) {
    private static final int MAX_PORT = 65_535;
    private static final int DEFAULT_PORT = 8080;

    /**
     * Reads {@code host} and {@code port}.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID}
     */
    static Endpoint of(ConfigScope registry) {
        return new Endpoint(registry.requireText("host"), (int) registry.number("port", DEFAULT_PORT, 0, MAX_PORT));
    }

    /** Whether a text is the number of a port. */
    static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MAX_PORT;
    }

    /**
     * Tells whether only this machine reaches it.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when there is no such host
     */
    boolean isLoopback() {
        return address().isLoopbackAddress();
    }

    /**
     * Tries to listen there. The web server only logs it when it cannot, so this is asked first.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when that is impossible
     */
    void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address(), port));
        } catch (IOException e) {
            throw new RegistryException(
                    ApiError.CONFIG_INVALID,
                    "cannot listen on " + host + " port " + port + " (" + e.getMessage()
                            + "); stop what listens there, or choose another with --host or --port",
                    e);
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new RegistryException(
                    ApiError.CONFIG_INVALID, "there is no host '" + host + "'; choose another with --host", e);
        }
    }
}
