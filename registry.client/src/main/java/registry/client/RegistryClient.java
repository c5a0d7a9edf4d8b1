package registry.client;

import registry.client.http.Transport;

/**
 * Talks to one registry over HTTP: the way to everything in this library.
 *
 * <p>Calls block until they are answered. Every method that calls may throw a {@link ClientException}; those that touch a
 * local file throw {@link java.io.UncheckedIOException} when that fails. An argument that could name nothing, such as an
 * empty package name, is an {@link IllegalArgumentException}.
 *
 * <p>The client and all that it gives are safe for use by several threads, and are meant to be kept and shared. Closing
 * ends what is under way with a {@link CancelledException}, and may be repeated. Interrupting a thread ends its call.
 */
public final class RegistryClient implements AutoCloseable {
    private final ClientSettings settings;
    private final Transport transport;

    /** Creates a client; nothing is sent yet. */
    public RegistryClient(ClientSettings settings) {
        this.settings = settings;
        this.transport = new Transport(settings);
    }

    /** Creates a client for the public part of the registry at this address, such as {@code https://registry.example}. */
    public static RegistryClient at(String url) {
        return new RegistryClient(ClientSettings.at(url).build());
    }

    /** The settings it was made with. */
    public ClientSettings settings() {
        return settings;
    }

    /** What is published. */
    public BundlesClient bundles() {
        return new BundlesClient(transport);
    }

    /** How packages are set up and handed over. */
    public PackagesClient packages() {
        return new PackagesClient(transport);
    }

    /** Who publishes together. */
    public OrganizationsClient organizations() {
        return new OrganizationsClient(transport);
    }

    /** The caller's account. */
    public AccountClient account() {
        return new AccountClient(transport);
    }

    /** The API tokens of the caller's account. */
    public TokensClient tokens() {
        return new TokensClient(transport);
    }

    /** What administrators see and decide. */
    public AdministrationClient administration() {
        return new AdministrationClient(transport);
    }

    /** What administrators do to the registry as a whole. */
    public MaintenanceClient maintenance() {
        return new MaintenanceClient(transport);
    }

    /** The registry itself: set-up, health and totals. */
    public ServerClient server() {
        return new ServerClient(transport);
    }

    @Override
    public void close() {
        transport.close();
    }
}
