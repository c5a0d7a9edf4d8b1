package registry.migration;

import java.io.Serial;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.util.JedisURIHelper;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * A Redis server, read with SCAN, GET, GETRANGE, SMEMBERS and HGETALL over one connection, which is opened again when it
 * breaks.
 */
final class LegacyRedis implements LegacyStore {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 60_000;
    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final int KEYS_AT_ONCE = 1_000;

    /** Many times what the other deployment's largest values have; nothing larger is held in memory. */
    private static final int LONGEST_TEXT = 8 * 1024 * 1024;

    /** What becomes of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private final HostAndPort address;
    private final JedisClientConfig config;
    private final Doubts doubts;
    private Optional<Jedis> connection = Optional.empty();

    private LegacyRedis(URI uri, Doubts doubts) {
        this.address = JedisURIHelper.getHostAndPort(uri);
        DefaultJedisClientConfig.Builder builder = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(READ_MILLIS)
                .user(JedisURIHelper.getUser(uri))
                .password(JedisURIHelper.getPassword(uri))
                .database(JedisURIHelper.getDBIndex(uri));
        this.config =
                (JedisURIHelper.isRedisSSLScheme(uri) ? builder.sslOptions(SslOptions.defaults()) : builder).build();
        this.doubts = doubts;
    }

    /**
     * Connects.
     *
     * @param address {@code redis://[user:password@]host:port[/database]}, or {@code rediss://} for TLS
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the address is malformed, or
     *     {@link ApiError#STORAGE_UNAVAILABLE} when nobody answers there or lets us in
     */
    static LegacyRedis open(String address, Doubts doubts) {
        LegacyRedis redis = new LegacyRedis(parse(address), doubts);
        redis.ask(Jedis::ping);
        return redis;
    }

    /** Nothing of an address may appear in a message: it holds a password. */
    private static URI parse(String address) {
        Optional<URI> uri = RedisAddress.parse(address);
        return uri.filter(JedisURIHelper::isValid)
                .filter(parsed -> JedisURIHelper.isRedisScheme(parsed) || JedisURIHelper.isRedisSSLScheme(parsed))
                .orElseThrow(() -> new RegistryException(
                        ApiError.INVALID_PARAMS,
                        "the address of the legacy Redis must look like redis://user:password@host:6379/0, or begin with "
                                + "rediss:// for TLS"));
    }

    @Override
    public Stream<String> scan(String prefix) {
        ScanParams wanted = new ScanParams().match(prefix + "*").count(KEYS_AT_ONCE);
        return Stream.iterate(
                        scan(ScanParams.SCAN_POINTER_START, wanted),
                        page -> !page.getResult().isEmpty() || !page.isCompleteIteration(),
                        page -> page.isCompleteIteration()
                                ? new ScanResult<String>(ScanParams.SCAN_POINTER_START, List.of())
                                : scan(page.getCursor(), wanted))
                .flatMap(page -> page.getResult().stream())
                .filter(this::isText);
    }

    /** A key that is no UTF-8 cannot be asked for by its text. */
    private boolean isText(String key) {
        boolean text = key.indexOf(REPLACEMENT) < 0;
        if (!text) {
            doubts.add(DoubtCode.KEY_UNKNOWN, key, "the key is no UTF-8 text", "ignored");
        }
        return text;
    }

    @Override
    public Optional<String> text(String key) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        byte[] start = part(key, 0, LONGEST_TEXT + 1);
        if (start.length > LONGEST_TEXT) {
            doubts.add(DoubtCode.VALUE_TOO_LARGE, key, "it has more than " + LONGEST_TEXT + " bytes", "ignored");
            return Optional.empty();
        }
        // A range of what does not exist is empty, too.
        return start.length > 0
                ? Optional.of(new String(start, StandardCharsets.UTF_8))
                : read(key, "a string", redis -> Optional.ofNullable(redis.get(name)), Optional.<byte[]>empty())
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public Set<String> members(String key) {
        return read(key, "a set", redis -> new TreeSet<>(redis.smembers(key)), Set.of());
    }

    @Override
    public Map<String, String> fields(String key) {
        return read(key, "a hash", redis -> new TreeMap<>(redis.hgetAll(key)), Map.of());
    }

    @Override
    public byte[] part(String key, long offset, int length) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return read(key, "a string", redis -> redis.getrange(name, offset, offset + length - 1), new byte[0]);
    }

    @Override
    public void close() {
        connection.ifPresent(Jedis::close);
        connection = Optional.empty();
    }

    private ScanResult<String> scan(String cursor, ScanParams wanted) {
        return ask(redis -> redis.scan(cursor, wanted));
    }

    private <T> T read(String key, String type, Function<Jedis, T> question, T otherwise) {
        try {
            return ask(question);
        } catch (WrongTypeException e) {
            doubts.add(DoubtCode.WRONG_TYPE, key, "it is not " + type, "ignored");
            return otherwise;
        }
    }

    /** Asks again when the connection broke: reading twice does no harm. */
    private <T> T ask(Function<Jedis, T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                Jedis open = connection.orElseGet(() -> new Jedis(address, config));
                connection = Optional.of(open);
                return question.apply(open);
            } catch (JedisDataException e) {
                throw String.valueOf(e.getMessage()).startsWith("WRONGTYPE")
                        ? new WrongTypeException(e)
                        : unavailable(e);
            } catch (JedisException e) {
                close();
                if (attempt == ATTEMPTS) {
                    throw unavailable(e);
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(FIRST_PAUSE_MILLIS << (attempt - 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "interrupted while reading the legacy Redis", e);
        }
    }

    private RegistryException unavailable(JedisException e) {
        String what = e instanceof JedisConnectionException ? "cannot be reached" : "refuses to be read";
        return new RegistryException(
                ApiError.STORAGE_UNAVAILABLE,
                "the legacy Redis at " + address + " " + what + ": " + e.getMessage()
                        + "; what was imported so far stays, run the import again to go on",
                e);
    }

    /** The value under a key is of another type than was asked for. */
    private static final class WrongTypeException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        WrongTypeException(JedisDataException cause) {
            super(cause);
        }
    }
}
