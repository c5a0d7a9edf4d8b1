package registry.storage.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

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
    private CountDownLatch delivery = new CountDownLatch(1);
    private final AtomicInteger underway = new AtomicInteger();
    private String toKeep = "";
    private int leftToKeep;

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

    /** The next requests that hold {@code text} stay on their way until {@link #deliver}, whoever still waits for them. */
    synchronized void keep(String text, int times) {
        delivery = new CountDownLatch(1);
        toKeep = text;
        leftToKeep = times;
    }

    /** How many requests are on their way. */
    int underway() {
        return underway.get();
    }

    /** Lets the requests that were kept arrive, and waits until Redis has answered them. */
    void deliver() {
        deliverNow();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> underway.get() == 0);
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
                connect(listener.accept());
            }
        } catch (IOException e) {
            cutAll(); // closed
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.ofLiteral(RedisProcess.HOST), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(server);
            Link link = new Link(client, server);
            links.add(link);
            Thread.ofVirtual().start(link::requests);
            Thread.ofVirtual().start(link::answers);
        } catch (IOException e) {
            client.close(); // Redis is not there at the moment
        }
    }

    private synchronized void deliverNow() {
        leftToKeep = 0;
        delivery.countDown();
    }

    /** When this request is to be delivered: at once, unless it is one to keep. */
    private synchronized Optional<CountDownLatch> takeKept(String request) {
        if (leftToKeep == 0 || !request.contains(toKeep)) {
            return Optional.empty();
        }
        leftToKeep--;
        underway.incrementAndGet();
        return Optional.of(delivery);
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
        private final CountDownLatch over = new CountDownLatch(1);
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
                    Optional<CountDownLatch> delivery = takeKept(request);
                    if (delivery.isPresent()) {
                        delivery.get().await();
                        deliverLate(out, buffer, count);
                    } else {
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException | InterruptedException e) {
                end();
            }
            end();
        }

        private void deliverLate(OutputStream out, byte[] request, int count) throws IOException, InterruptedException {
            try {
                late = true;
                out.write(request, 0, count);
                over.await(); // answered; whoever sent it has hung up long since
            } finally {
                underway.decrementAndGet();
            }
        }

        void answers() {
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                for (int count = in.read(buffer); count >= 0 && !losing; count = in.read(buffer)) {
                    if (late) {
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
            over.countDown();
            close(client);
            close(server);
            links.remove(this);
            sockets.remove(client);
            sockets.remove(server);
        }
    }
}
