package registry.storage.redis;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.clients.jedis.util.Pool;

/** The primaries of a Cluster. Who holds what is asked every other second, and whenever a node says it moved. */
final class ClusterNodes implements Topology {
    private static final Duration REFRESH = Duration.ofSeconds(2);

    private final ClusterConnectionProvider connections;

    ClusterNodes(Set<HostAndPort> nodes, JedisClientConfig client, ConnectionPoolConfig pool) {
        this.connections = new ClusterConnectionProvider(nodes, client, pool, REFRESH);
    }

    @Override
    public Connection connect(byte[] key) {
        return connections.getConnectionFromSlot(JedisClusterCRC16.getSlot(key));
    }

    @Override
    public Connection connect(HostAndPort node) {
        return connections.getConnection(node);
    }

    @Override
    public Set<HostAndPort> primaries() {
        return connections.getPrimaryNodes().keySet().stream()
                .map(HostAndPort::from)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void suspect() {
        connections.getConnectionMap().values().forEach(Pool::clear);
    }

    @Override
    public void moved() {
        connections.renewSlotCache();
    }

    @Override
    public void close() {
        connections.close();
    }
}
