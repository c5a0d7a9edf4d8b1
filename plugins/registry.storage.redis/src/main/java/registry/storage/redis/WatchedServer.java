package registry.storage.redis;

import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.providers.SentineledConnectionProvider;
import redis.clients.jedis.util.Pool;

/** The server that Sentinels say is the primary; they tell when another one becomes it. */
final class WatchedServer implements Topology {
    private final SentineledConnectionProvider connections;

    WatchedServer(
            Servers.Sentinels sentinels,
            JedisClientConfig client,
            JedisClientConfig sentinel,
            ConnectionPoolConfig pool) {
        this.connections =
                new SentineledConnectionProvider(sentinels.master(), client, pool, sentinels.nodes(), sentinel);
    }

    @Override
    public Connection connect(byte[] key) {
        return connections.getConnection();
    }

    @Override
    public Connection connect(HostAndPort node) {
        return connections.getConnection();
    }

    @Override
    public Set<HostAndPort> primaries() {
        return Set.of(connections.getCurrentMaster());
    }

    @Override
    public void suspect() {
        connections.getConnectionMap().values().forEach(Pool::clear);
    }

    @Override
    public void moved() {
        // Somebody made it a node of a Cluster; what fails in the end says so.
    }

    @Override
    public void close() {
        connections.close();
    }
}
