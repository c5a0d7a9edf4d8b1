package registry.storage.redis;

import java.time.Duration;
import java.util.List;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;

/**
 * What must have happened to a write before it counts as made, beside that the primary has it in memory.
 *
 * @param replicas how many replicas must have it; 0 asks none
 * @param synced whether the primary and these replicas must have it in their append-only files, on disk; Redis 7.2
 */
record Durability(int replicas, boolean synced) {
    /** Waits until everything that this connection wrote is as durable as configured. */
    void await(Connection connection, Duration atMost) {
        if (replicas == 0 && !synced) {
            return;
        }
        long millis = Math.max(1, atMost.toMillis());
        if (synced) {
            List<?> confirmed = Reply.list(connection.executeCommand(new CommandArguments(Protocol.Command.WAITAOF)
                    .add(1)
                    .add(replicas)
                    .add(millis)));
            require(Reply.number(confirmed.get(0)) >= 1, Reply.number(confirmed.get(1)));
        } else {
            Object confirmed = connection.executeCommand(
                    new CommandArguments(Protocol.Command.WAIT).add(replicas).add(millis));
            require(true, Reply.number(confirmed));
        }
    }

    private void require(boolean here, long there) {
        if (!here || there < replicas) {
            throw Failures.unavailable("the change is made, but only " + there + " of " + replicas
                    + " Redis replicas confirmed it in time" + (here ? "" : " and the primary did not sync it")
                    + ", so that a fail-over may lose it; look after Redis and make it again");
        }
    }
}
