package registry.storage.redis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import redis.clients.jedis.HostAndPort;
import registry.api.ConfigScope;

/** Which servers to connect to. */
sealed interface Servers {
    /** One server, or an address behind which somebody else cares for fail-over. */
    record One(HostAndPort address) implements Servers {}

    /** The primary that Sentinels name. */
    record Sentinels(String master, Set<HostAndPort> nodes, Credentials credentials) implements Servers {}

    /** A Cluster that is found through some of its nodes. */
    record Cluster(Set<HostAndPort> nodes) implements Servers {}

    int DEFAULT_PORT = 6379;
    int DEFAULT_SENTINEL_PORT = 26379;

    /**
     * Reads exactly one of {@code url}, {@code sentinel.nodes} and {@code cluster.nodes}.
     *
     * @param url the value of {@code url}, parsed
     * @throws registry.api.RegistryException with {@code CONFIG_INVALID}
     */
    static Servers of(ConfigScope config, Optional<RedisUrl> url) {
        long chosen = Stream.of("url", "sentinel.nodes", "cluster.nodes")
                .filter(key -> config.text(key).isPresent())
                .count();
        if (chosen != 1) {
            throw config.invalid("url", "must be set, or instead of it sentinel.nodes or cluster.nodes, but only one");
        }
        if (url.isPresent()) {
            return new One(url.get().address());
        }
        if (config.text("cluster.nodes").isPresent()) {
            return new Cluster(nodes(config, "cluster.nodes", DEFAULT_PORT));
        }
        return new Sentinels(
                config.requireText("sentinel.master"),
                nodes(config, "sentinel.nodes", DEFAULT_SENTINEL_PORT),
                new Credentials(
                        config.text("sentinel.user").orElse(null),
                        config.text("sentinel.password").orElse(null)));
    }

    private static Set<HostAndPort> nodes(ConfigScope config, String key, int defaultPort) {
        Set<HostAndPort> nodes = new LinkedHashSet<>();
        for (String node : List.of(config.requireText(key).split(",", -1))) {
            nodes.add(address(config, key, node.strip(), defaultPort));
        }
        return nodes;
    }

    private static HostAndPort address(ConfigScope config, String key, String node, int defaultPort) {
        int colon = node.lastIndexOf(':');
        boolean withPort = colon >= 0 && node.indexOf(']', colon) < 0;
        String host = withPort ? node.substring(0, colon) : node;
        String port = withPort ? node.substring(colon + 1) : String.valueOf(defaultPort);
        if (host.isEmpty() || !port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65_535) {
            throw config.invalid(key, "must be host:port, separated by commas; '" + node + "' is not");
        }
        return new HostAndPort(host, Integer.parseInt(port));
    }
}
