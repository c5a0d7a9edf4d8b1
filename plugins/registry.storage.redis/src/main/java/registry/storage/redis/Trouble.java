package registry.storage.redis;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import redis.clients.jedis.exceptions.JedisBusyException;
import redis.clients.jedis.exceptions.JedisClusterOperationException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import registry.api.RegistryException;

/** What can be wrong with Redis, whether waiting a moment may help, and what to tell people. */
enum Trouble {
    UNREACHABLE(true, "Redis does not answer; look whether it runs and can be reached"),
    POOL(true, "all connections to Redis are in use; raise registry.redis.pool-size"),
    TLS(
            true,
            "TLS to Redis fails; look at registry.redis.tls.ca-file, at the host in Redis's certificate, and whether it"
                    + " serves TLS on this port"),
    MOVED(
            true,
            "the registry's data is moving between nodes of a Redis Cluster; try again when it is done, and set"
                    + " registry.redis.cluster.nodes unless you did"),
    LOADING(true, "Redis is loading its data; try again in a moment"),
    READONLY(true, "this Redis is a replica and takes no writes; wait for the fail-over or correct the address"),
    MASTERDOWN(true, "this Redis is a replica without its primary; wait for the fail-over or correct the address"),
    CLUSTERDOWN(true, "the Redis Cluster is down; look after its nodes"),
    TRYAGAIN(true, MOVED.advice),
    UNBLOCKED(true, "this Redis becomes a replica; wait for the fail-over"),
    BUSY(true, "Redis is busy with a script; try again in a moment"),
    NOREPLICAS(true, "Redis misses replicas that it must have to take writes (min-replicas-to-write); start them"),
    OOM(false, "Redis is out of memory; raise maxmemory or remove something; nothing was stored"),
    MISCONF(false, "Redis cannot save to its disk and takes no writes; look into its log and its disk"),
    NOAUTH(false, "Redis wants a user and a password; set registry.redis.user and registry.redis.password"),
    WRONGPASS(false, "Redis does not accept the user or the password of the registry"),
    NOPERM(false, "the Redis user of the registry may not do this; grant it what docs/storage.md lists"),
    WRONGTYPE(false, "another program uses the registry's keys in Redis; set another registry.redis.prefix"),
    LOST(
            false,
            "the registry's data is no longer in this Redis: it was flushed, or restarted without persistence, or"
                    + " another Redis answers; restore the data, or restart the registry to begin anew"),
    REFUSED(false, "Redis refused a command; the cause is in the registry's log");

    /** Redis 6 puts the code of a failure within a script into the middle of the message. */
    private static final Pattern CODE =
            Pattern.compile("(?:^|[ -])(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|UNBLOCKED|BUSY"
                    + "|NOREPLICAS|OOM|MISCONF|NOAUTH|WRONGPASS|NOPERM|WRONGTYPE|LOST) ");

    /** What Redis 6 says within a script, without a code. */
    private static final String SCRIPT_NOPERM = "The user executing the script can't";

    private final boolean passing;
    private final String advice;

    Trouble(boolean passing, String advice) {
        this.passing = passing;
        this.advice = advice;
    }

    static Trouble of(JedisException e) {
        if (e instanceof JedisConnectionException) {
            return isTls(e) ? TLS : UNREACHABLE;
        }
        if (e instanceof JedisClusterOperationException) {
            return code(e).orElse(CLUSTERDOWN);
        }
        if (e instanceof JedisRedirectionException) {
            return MOVED;
        }
        if (e instanceof JedisBusyException) {
            return BUSY;
        }
        return code(e).orElse(e instanceof JedisDataException ? REFUSED : POOL);
    }

    /** Whether the same may succeed in a moment. */
    boolean isPassing() {
        return passing;
    }

    /** What is wrong and what to do, without anything that is secret. */
    String advice() {
        return advice;
    }

    RegistryException failure(JedisException cause) {
        return Failures.unavailable(advice, cause);
    }

    private static Optional<Trouble> code(JedisException e) {
        if (String.valueOf(e.getMessage()).contains(SCRIPT_NOPERM)) {
            return Optional.of(NOPERM);
        }
        return causes(e)
                .map(cause -> CODE.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(code -> valueOf(code.group(1)))
                .findFirst();
    }

    private static boolean isTls(JedisException e) {
        return causes(e).anyMatch(SSLException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }
}
