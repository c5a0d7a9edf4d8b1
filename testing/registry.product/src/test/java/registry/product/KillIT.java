package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real server, and Redis below it, with SIGKILL in the midst of publishing, again and again: nothing that was
 * acknowledged is ever lost, and nothing half-written is ever visible. Some kills in each build; a few hundred with
 * {@code mvn verify -Pkills}.
 */
class KillIT {
    /** How often, in each test. */
    private static final int KILLS = Integer.getInteger("registry.kills", 4);

    /** More kills than this are worth a faster start. */
    private static final int FEW = 20;

    private static final int ENOUGH = 3;

    /** Over Redis, one of so many kills is of the server: it starts slowly, and is killed in the other test as well. */
    private static final int SERVER_KILLED = 4;

    private static final int LONGEST_PAUSE_MILLIS = 150;
    private static final int LONGEST_OUTAGE_MILLIS = 500;

    private final Random random = new Random();
    private final long begin = System.nanoTime();

    @TempDir
    private Path folder;

    @Test
    void losesNothingInFiles() throws Exception {
        Map<String, String> environment = environment();
        Path data = folder.resolve("data");
        try (RoundRobin address = RoundRobin.open()) {
            ServerProcess server = ServerProcess.start(data, environment);
            address.add(server.url().getPort());
            try (Requests requests = new Requests(address.url());
                    Load load = Load.start(address.url(), requests.setUp(server.setupCode()), "com.example.kill")) {
                for (int kill = 0; kill < KILLS; kill++) {
                    load.awaitMore(ENOUGH);
                    pause(LONGEST_PAUSE_MILLIS);
                    server.kill();
                    address.remove(server.url().getPort());
                    server = ServerProcess.start(data, environment);
                    address.add(server.url().getPort());
                    check(load, server);
                }
                finish(load, server, "files");
            } finally {
                server.close();
            }
        }
    }

    @Test
    void losesNothingInRedis() throws Exception {
        try (Replicas one = Replicas.start(folder, 1, environment());
                Load load = Load.start(one.url(), one.token(), "com.example.kill")) {
            for (int kill = 0; kill < KILLS; kill++) {
                load.awaitMore(ENOUGH);
                pause(LONGEST_PAUSE_MILLIS);
                if (kill % SERVER_KILLED != 1) {
                    one.redis().kill();
                    pause(LONGEST_OUTAGE_MILLIS);
                    one.redis().start();
                } else {
                    one.kill(0);
                    one.replace(0);
                }
                check(load, one.server(0));
            }
            finish(load, one.server(0), "Redis");
        }
    }

    private Map<String, String> environment() {
        return KILLS > FEW ? WarmStart.environment(folder) : Map.of();
    }

    /** The moment of the kill is what varies. */
    private void pause(int longestMillis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(longestMillis));
    }

    private static void check(Load load, ServerProcess server) throws Exception {
        try (Requests requests = new Requests(server.url())) {
            load.ledger().check(requests);
        }
    }

    private void finish(Load load, ServerProcess server, String backend) throws Exception {
        load.awaitMore(ENOUGH);
        load.stop();
        try (Requests requests = new Requests(server.url())) {
            load.ledger().checkEverything(requests);
        }
        System.out.printf(
                "FIGURE %d kills over %s in %d s, nothing lost: %s%n",
                KILLS, backend, Duration.ofNanos(System.nanoTime() - begin).toSeconds(), load);
        assertThat(load.broken() + load.refusals().size())
                .as("publishes cut short by the kills")
                .isGreaterThanOrEqualTo(KILLS / 2);
    }
}
