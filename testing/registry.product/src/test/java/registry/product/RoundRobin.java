package registry.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for several servers, as a load balancer without health checks: each new connection goes to the next server
 * that accepts it. Thread-safe.
 */
final class RoundRobin implements AutoCloseable {
    private static final int BACKLOG = 100;
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket listener;
    private final List<Integer> servers = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private RoundRobin(ServerSocket listener) {
        this.listener = listener;
    }

    /** Listens on loopback, with no servers yet. */
    static RoundRobin open() {
        try {
            RoundRobin proxy = new RoundRobin(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            Thread.startVirtualThread(proxy::acceptAll);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on, the server on this port of loopback takes part. */
    void add(int port) {
        servers.add(port);
    }

    void remove(int port) {
        servers.remove(Integer.valueOf(port));
    }

    @Override
    public void close() {
        end(listener);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                end(listener); // closed, or of no use any more; then every test that needs it fails
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = connect()) {
            Thread answers = Thread.startVirtualThread(() -> pass(server, client));
            pass(client, server);
            answers.join();
        } catch (IOException | InterruptedException e) {
            end(client); // no server: the client finds its connection closed
        }
    }

    private Socket connect() throws IOException {
        for (int attempt = 0; attempt < servers.size(); attempt++) {
            int port = servers.get(Math.floorMod(next.getAndIncrement(), servers.size()));
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close(); // the next one may be up
            }
        }
        throw new IOException("no server accepts connections");
    }

    /** When one side ends or breaks, the other side hears it. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            end(from);
            end(to);
        }
    }

    private static void end(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket does not close", e);
        }
    }
}
