package registry.storage.redis;

import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** Finds the primary that holds a key. Thread-safe. Failures are Jedis's own. */
interface Topology extends AutoCloseable {
    /** A connection to the primary that holds {@code key}; the caller closes it, which gives it back. */
    Connection connect(byte[] key);

    /** A connection to a node that {@link #primaries} or another node named. */
    Connection connect(HostAndPort node);

    /** All primaries, as far as known. */
    Set<HostAndPort> primaries();

    /** A connection failed or turned out to lead to the wrong server: those that are idle may be as bad. */
    void suspect();

    /** The Cluster said that a key is elsewhere. */
    void moved();

    @Override
    void close();

    /** Prepares connections; only a Cluster and Sentinels are asked over the network here. */
    static Topology of(RedisConfig config) {
        return switch (config.servers()) {
            case Servers.One one -> new SingleServer(one.address(), client(config), pool(config));
            case Servers.Sentinels sentinels ->
                new WatchedServer(sentinels, client(config), sentinel(config, sentinels), pool(config));
            case Servers.Cluster cluster -> new ClusterNodes(cluster.nodes(), client(config), pool(config));
        };
    }

    private static JedisClientConfig client(RedisConfig config) {
        return security(config, config.credentials())
                .database(config.database())
                .build();
    }

    private static JedisClientConfig sentinel(RedisConfig config, Servers.Sentinels sentinels) {
        return security(config, sentinels.credentials()).build();
    }

    private static DefaultJedisClientConfig.Builder security(RedisConfig config, Credentials credentials) {
        int millis = (int) config.connectTimeout().toMillis();
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .resp2()
                .clientName("calimero-registry")
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis);
        if (credentials.user() != null) {
            client.user(credentials.user());
        }
        if (credentials.password() != null) {
            client.password(credentials.password());
        }
        config.tls().ifPresent(client::sslOptions);
        return client;
    }

    private static ConnectionPoolConfig pool(RedisConfig config) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(config.poolSize());
        pool.setMaxIdle(config.poolSize());
        pool.setMaxWait(config.connectTimeout());
        pool.setJmxEnabled(false);
        return pool;
    }
}
