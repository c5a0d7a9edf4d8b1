package registry.storage.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a store and Redis. It cuts connections after Redis has answered a request and before the answer arrives,
 * or keeps a request on its way.
 */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile String marker = "";
    private volatile int left;
    private volatile String kept = "";
    private final CountDownLatch delivery = new CountDownLatch(1);
    private final CountDownLatch delivered = new CountDownLatch(1);

    private CuttingProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** @param target the port on loopback where Redis is */
    static CuttingProxy start(int target) {
        try {
            CuttingProxy proxy =
                    new CuttingProxy(new ServerSocket(0, 50, InetAddress.ofLiteral(RedisProcess.HOST)), target);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "redis://" + RedisProcess.HOST + ":" + listener.getLocalPort();
    }

    /** From now on the answers to so many requests that hold {@code text} are lost. */
    void loseAnswers(String text, int times) {
        marker = text;
        left = times;
    }

    /** The next request that holds {@code text} stays on its way until {@link #deliver}, whatever becomes of who sent it. */
    void keep(String text) {
        kept = text;
    }

    /** Lets the request that was kept arrive, and waits until Redis has answered it. */
    void deliver() throws InterruptedException {
        delivery.countDown();
        if (!delivered.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("Redis did not answer the request that was kept");
        }
    }

    /** From now on connections that there are deliver no answer any more, and do not break either. */
    void silence() {
        links.forEach(link -> link.silent = true);
    }

    /** How many answers were lost. */
    int cuts() {
        return cuts.get();
    }

    /** Cuts all connections, whatever they are doing. */
    void cutAll() {
        sockets.forEach(CuttingProxy::close);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.ofLiteral(RedisProcess.HOST), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                Link link = new Link(client, server);
                links.add(link);
                Thread.ofVirtual().start(link::requests);
                Thread.ofVirtual().start(link::answers);
            }
        } catch (IOException e) {
            cutAll(); // closed, or Redis is not there
        }
    }

    private synchronized boolean takeKept(String request) {
        boolean taken = !kept.isEmpty() && request.contains(kept);
        if (taken) {
            kept = "";
        }
        return taken;
    }

    private synchronized boolean takeCut() {
        if (left == 0) {
            return false;
        }
        left--;
        cuts.incrementAndGet();
        return true;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean losing;
        private volatile boolean silent;
        private volatile boolean late;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = client.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    String request = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
                    if (!marker.isEmpty() && request.contains(marker) && takeCut()) {
                        losing = true;
                    }
                    if (takeKept(request)) {
                        delivery.await();
                        late = true;
                    }
                    out.write(buffer, 0, count);
                    if (late) {
                        delivered.await(); // whoever sent it has closed its end long since
                    }
                }
            } catch (IOException | InterruptedException e) {
                end();
            }
            end();
        }

        void answers() {
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                for (int count = in.read(buffer); count >= 0 && !losing; count = in.read(buffer)) {
                    if (late) {
                        delivered.countDown();
                        break;
                    }
                    if (!silent) {
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException e) {
                end();
            }
            end();
        }

        private void end() {
            close(client);
            close(server);
            links.remove(this);
            sockets.remove(client);
            sockets.remove(server);
        }
    }
}
