package registry.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** A real Redis server, one for all tests of a class that use it one after the other; emptied whenever it is asked for. */
final class TestRedis implements AutoCloseable {
    private static final String READER = "reader";
    private static final String PASSWORD = "only-for-tests";

    private final int port;
    private final RedisServer server;

    private TestRedis(int port, RedisServer server) {
        this.port = port;
        this.server = server;
    }

    static TestRedis start() {
        try {
            int port = freePort();
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
            TestRedis redis = new TestRedis(port, server);
            try (Jedis jedis = redis.connect()) {
                // Whatever else an import asked for would be refused.
                jedis.aclSetUser(
                        READER,
                        "on",
                        ">" + PASSWORD,
                        "~*",
                        "+ping",
                        "+select",
                        "+scan",
                        "+get",
                        "+getrange",
                        "+smembers",
                        "+hgetall");
            }
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection that may do everything. */
    Jedis connect() {
        return new Jedis("127.0.0.1", port);
    }

    /** An address for somebody who may only read. */
    String address() {
        return "redis://" + READER + ":" + PASSWORD + "@127.0.0.1:" + port + "/0";
    }

    /** A connection to an empty server. */
    Legacy emptied() {
        Jedis jedis = connect();
        jedis.flushAll();
        return new Legacy(jedis);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
