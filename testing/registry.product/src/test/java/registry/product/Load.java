package registry.product;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/**
 * Publishes on and on in several threads, each its own packages, and yanks now and then, until it is closed. What fails is
 * tried no more.
 */
final class Load implements AutoCloseable {
    private static final int PUBLISHERS = 3;
    private static final int PAYLOAD = 60_000;

    /** Every so many versions one is yanked. */
    private static final int YANKED = 4;

    /** So many versions a package gets: then what a check reads stays small, however long it goes on. */
    private static final int VERSIONS = 50;

    private static final long PAUSE_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    private final Ledger ledger;
    private final Requests requests;
    private final String token;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<HttpResponse<String>> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicLong longestNanos = new AtomicLong();
    private volatile boolean closed;

    private Load(URI url, String token, String packages) {
        this.requests = new Requests(url);
        this.token = token;
        this.ledger = new Ledger(packages);
    }

    /** Begins to publish at {@code url}; the names of the packages begin with {@code packages}. */
    static Load start(URI url, String token, String packages) {
        Load load = new Load(url, token, packages);
        for (int i = 0; i < PUBLISHERS; i++) {
            String name = packages + i;
            load.threads.add(Thread.ofVirtual().start(() -> load.publishOnAndOn(name)));
        }
        return load;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Every answer but success. */
    List<HttpResponse<String>> refusals() {
        return List.copyOf(refusals);
    }

    /** How many requests got no answer. */
    int broken() {
        return broken.get();
    }

    /** The longest time from a request to its answer. */
    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    /** Waits until so many more publishes were acknowledged. */
    void awaitMore(int more) {
        int goal = ledger.acknowledged() + more;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> ledger.acknowledged() >= goal);
    }

    /** Waits until some publish was refused. */
    void awaitRefusal() {
        await().atMost(PATIENCE).until(() -> !refusals.isEmpty());
    }

    /** Ends after the requests that are on their way. */
    void stop() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        closed = true;
        requests.close();
    }

    private void publishOnAndOn(String name) {
        try {
            int done = 0;
            for (int number = 0; !closed; number++) {
                String version = "1." + number + ".0";
                TestBundle bundle = TestBundle.create(name + "x" + done / VERSIONS, version, PAYLOAD, key);
                if (publish(bundle)) {
                    done++;
                    if (done % YANKED == 0) {
                        yank(bundle);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean publish(TestBundle bundle) throws InterruptedException {
        ledger.attempt(bundle);
        boolean done = ask(() -> requests.publish(bundle, token), 201);
        if (done) {
            ledger.acknowledge(bundle);
        }
        return done;
    }

    private void yank(TestBundle bundle) throws InterruptedException {
        ledger.attemptYank(bundle);
        String path = "/api/v2/bundles/" + bundle.name() + "/" + bundle.version() + "/yank";
        if (ask(() -> requests.change("POST", path, "{\"yanked\":true}", token), 200)) {
            ledger.acknowledgeYank(bundle);
        }
    }

    /** A change that the registry may be asked for. */
    private interface Change {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    /** Whether the answer was {@code status}; every other outcome is written down, and followed by a pause. */
    private boolean ask(Change change, int status) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            HttpResponse<String> answer = change.send();
            longestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
            if (answer.statusCode() == status) {
                return true;
            }
            refusals.add(answer);
        } catch (IOException e) {
            broken.incrementAndGet();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // a server or its store is away
        return false;
    }

    @Override
    public String toString() {
        return ("%d publishes and %d yanks acknowledged, %d refused, %d without an answer, %d not acknowledged but there, "
                        + "longest answer %d ms")
                .formatted(
                        ledger.acknowledged(),
                        ledger.acknowledgedYanks(),
                        refusals.size(),
                        broken.get(),
                        ledger.unacknowledgedButThere(),
                        longest().toMillis());
    }
}
