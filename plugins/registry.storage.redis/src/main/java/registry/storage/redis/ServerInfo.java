package registry.storage.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;

/** What a server says of itself. */
final class ServerInfo {
    private static final String NOT_ALLOWED = "not allowed";

    private final Map<String, String> facts;

    /** {@code appendfsync}, or nothing when the server does not tell. */
    private final Optional<String> sync;

    private ServerInfo(Map<String, String> facts, Optional<String> sync) {
        this.facts = facts;
        this.sync = sync;
    }

    /** Asks the server of {@code session}. What it does not tell is missing. */
    static ServerInfo of(Session session) {
        Map<String, String> facts = new HashMap<>();
        ask(session, Protocol.Command.INFO)
                .ifPresent(info -> Reply.text(info)
                        .lines()
                        .filter(line -> line.indexOf(':') > 0)
                        .forEach(line -> facts.put(
                                line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1))));
        Optional<String> sync = ask(session, Protocol.Command.CONFIG, Keys.bytes("GET"), Keys.bytes("appendfsync"))
                .map(Reply::list)
                .filter(pair -> pair.size() == 2)
                .map(pair -> Reply.text(pair.get(1)));
        return new ServerInfo(facts, sync);
    }

    /** The version, or {@code 0} when not told. */
    String version() {
        return facts.getOrDefault("redis_version", "0");
    }

    /** Whether the version is known and before {@code major.minor}. */
    boolean isBefore(int major, int minor) {
        String[] parts = version().split("\\.", -1);
        if (parts.length < 2) {
            return false;
        }
        int own = Integer.parseInt(parts[0]);
        return own < major || (own == major && Integer.parseInt(parts[1]) < minor);
    }

    /** The policy by which the server may drop what the registry stores, if it is such a policy. */
    Optional<String> evictionPolicy() {
        return Optional.ofNullable(facts.get("maxmemory_policy")).filter(policy -> policy.startsWith("allkeys-"));
    }

    /** What an operator should know of how long this server keeps what it was told. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        String appendOnly = facts.get("aof_enabled");
        if (appendOnly == null) {
            warnings.add("whether Redis persists anything could not be checked, since INFO is " + NOT_ALLOWED);
        } else if (!appendOnly.equals("1")) {
            warnings.add("persistence is OFF: Redis keeps no append-only file, and what is published is lost when it"
                    + " stops; set appendonly yes and appendfsync always");
        } else if (sync.isEmpty()) {
            warnings.add("whether Redis syncs every write could not be checked, since CONFIG GET is " + NOT_ALLOWED);
        } else if (!sync.get().equals("always")) {
            warnings.add("Redis syncs to disk with appendfsync " + sync.get()
                    + ": what was acknowledged last is lost when its machine stops; set appendfsync always");
        }
        return warnings;
    }

    private static Optional<Object> ask(Session session, Protocol.Command command, byte[]... arguments) {
        try {
            return Optional.ofNullable(session.send(command, arguments));
        } catch (JedisDataException e) {
            if (Trouble.of(e) == Trouble.NOPERM) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
