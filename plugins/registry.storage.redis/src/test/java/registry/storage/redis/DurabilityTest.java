package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertUnavailable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;

/** What is asked and how answers are read, with a server that answers as Redis 7.2 does; none such is at hand. */
@Timeout(60)
class DurabilityTest {
    /** The answer to {@code HELLO}, with which a connection begins. */
    private static final String HELLO = "*4\r\n$6\r\nserver\r\n$5\r\nredis\r\n$5\r\nproto\r\n:2\r\n";

    private static final Duration TIME = Duration.ofMillis(700);

    private final BlockingQueue<List<String>> asked = new LinkedBlockingQueue<>();
    private ServerSocket listener;
    private Connection connection;
    private volatile String answer = "";

    @BeforeEach
    void open() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.ofLiteral(RedisProcess.HOST));
        Thread.ofVirtual().start(this::serve);
        connection = new Connection(
                new HostAndPort(RedisProcess.HOST, listener.getLocalPort()),
                DefaultJedisClientConfig.builder()
                        .resp2()
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                        .build());
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        listener.close();
    }

    @Test
    void asksForNothingUnlessConfigured() {
        new Durability(0, false).await(connection, TIME);

        assertThat(asked).isEmpty();
    }

    @Test
    void asksForReplicas() throws InterruptedException {
        answer(":2\r\n");
        new Durability(2, false).await(connection, TIME);

        assertThat(asked.poll(10, TimeUnit.SECONDS)).containsExactly("WAIT", "2", "700");
    }

    @Test
    void asksForTheDiskAndThatOfReplicas() throws InterruptedException {
        answer("*2\r\n:1\r\n:1\r\n");
        new Durability(1, true).await(connection, TIME);

        assertThat(asked.poll(10, TimeUnit.SECONDS)).containsExactly("WAITAOF", "1", "1", "700");
    }

    @Test
    void saysThatThePrimaryDidNotSync() {
        answer("*2\r\n:0\r\n:0\r\n");

        assertUnavailable(() -> new Durability(0, true).await(connection, TIME), "the primary did not sync it");
    }

    @Test
    void saysThatReplicasDidNotSync() {
        answer("*2\r\n:1\r\n:1\r\n");

        assertUnavailable(() -> new Durability(2, true).await(connection, TIME), "only 1 of 2 Redis replicas");
    }

    private void answer(String reply) {
        answer = reply;
    }

    private void serve() {
        try (Socket socket = listener.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (List<String> command = command(in); !command.isEmpty(); command = command(in)) {
                boolean waits = command.getFirst().startsWith("WAIT");
                if (waits) {
                    asked.add(command);
                }
                socket.getOutputStream().write((waits ? answer : HELLO).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            asked.add(List.of(e.toString()));
        }
    }

    /** The next command; empty at the end. */
    private static List<String> command(BufferedReader in) throws IOException {
        List<String> command = new ArrayList<>();
        String count = in.readLine();
        int words = count == null ? 0 : Integer.parseInt(count.substring(1));
        for (int i = 0; i < words; i++) {
            in.readLine();
            command.add(in.readLine());
        }
        return command;
    }
}
