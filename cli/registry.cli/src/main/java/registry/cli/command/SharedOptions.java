package registry.cli.command;

import java.util.Optional;
import registry.cli.local.OfflineServer;
import registry.cli.operation.Session;
import registry.cli.operation.Surroundings;

/**
 * The options given to the shell, which apply to each of its commands that does not say otherwise.
 *
 * @param flags address, token, timeout
 * @param json whether results are written as JSON
 * @param offline a registry that does not serve, which stands in for every server
 */
public record SharedOptions(Session.GlobalFlags flags, boolean json, Optional<OfflineServer> offline) {
    /** Nothing. */
    public static final SharedOptions NONE = new SharedOptions(Session.GlobalFlags.NONE, false, Optional.empty());

    /** The same, bound to a data directory. */
    public SharedOptions offline(OfflineServer server) {
        return new SharedOptions(flags, json, Optional.of(server));
    }

    /** A session with the flags of a command, in which these have been taken into account. */
    public Session session(Surroundings surroundings, Session.GlobalFlags command) {
        return new Session(surroundings, command, offline);
    }

    /** A session with these alone. */
    public Session session(Surroundings surroundings) {
        return session(surroundings, flags);
    }
}
