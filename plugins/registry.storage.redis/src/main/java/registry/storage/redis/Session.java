package registry.storage.redis;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** One connection during one attempt at an operation. For one thread. */
final class Session {
    private final Connection connection;
    private final Durability durability;
    private final Deadline deadline;
    private final boolean asking;

    /** @param asking whether the server holds the key only if asked to, since it is about to take it over */
    Session(Connection connection, Durability durability, Deadline deadline, boolean asking) {
        this.connection = connection;
        this.durability = durability;
        this.deadline = deadline;
        this.asking = asking;
    }

    /** Sends one command and returns what it answers, which {@link Reply} reads. */
    @Nullable
    Object send(ProtocolCommand command, byte[]... arguments) {
        if (asking) {
            connection.executeCommand(Protocol.Command.ASKING);
        }
        CommandArguments all = new CommandArguments(command);
        for (byte[] argument : arguments) {
            all.add(argument);
        }
        return connection.executeCommand(all);
    }

    /** Runs a script, teaching it to the server first where necessary. */
    @Nullable
    Object run(Script script, List<byte[]> keys, List<byte[]> arguments) {
        byte[][] all = new byte[2 + keys.size() + arguments.size()][];
        int at = 0;
        all[at++] = script.digest();
        all[at++] = Keys.bytes(keys.size());
        for (byte[] key : keys) {
            all[at++] = key;
        }
        for (byte[] argument : arguments) {
            all[at++] = argument;
        }
        try {
            return send(Protocol.Command.EVALSHA, all);
        } catch (JedisNoScriptException e) {
            connection.executeCommand(new CommandArguments(Protocol.Command.SCRIPT)
                    .add(Protocol.Keyword.LOAD)
                    .add(script.source()));
            return send(Protocol.Command.EVALSHA, all);
        }
    }

    /** Waits until what this session wrote is as durable as configured. */
    void awaitDurable() {
        durability.await(connection, deadline.share());
    }

    /** Ends the session from another thread, in the middle of whatever it does. */
    void abort() {
        try {
            connection.forceDisconnect();
        } catch (IOException e) {
            System.getLogger(Session.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection to Redis did not close", e);
        }
    }
}
