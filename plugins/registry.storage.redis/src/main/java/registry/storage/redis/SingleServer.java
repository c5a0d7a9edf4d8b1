package registry.storage.redis;

import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** One server that is always the primary. */
final class SingleServer implements Topology {
    private final HostAndPort address;
    private final PooledConnectionProvider connections;

    SingleServer(HostAndPort address, JedisClientConfig client, ConnectionPoolConfig pool) {
        this.address = address;
        this.connections = new PooledConnectionProvider(address, client, pool);
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
        return Set.of(address);
    }

    @Override
    public void suspect() {
        connections.getPool().clear();
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
