package registry.storage.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** What happens to a Redis in mid-load. */
enum RedisFault {
    /** As by a power cut; it begins again with what it has on disk. */
    KILLED {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) {
            redis.kill();
            redis.start();
        }
    },
    /** It rewrites its append-only file when that happens. */
    KILLED_WHILE_REWRITING {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) {
            try (Jedis admin = redis.client()) {
                admin.bgrewriteaof();
            }
            redis.kill();
            redis.start();
        }
    },
    /** It answers nothing for longer than anybody waits; then everything that was sent meanwhile is done at once. */
    HUNG {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) throws InterruptedException {
            redis.pause();
            TimeUnit.MILLISECONDS.sleep(LONGER_THAN_ANYBODY_WAITS);
            redis.resume();
        }
    },
    /** It takes requests and does not begin with them, for as long. */
    CLIENTS_PAUSED {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) throws InterruptedException {
            try (Jedis admin = redis.client()) {
                admin.clientPause(LONGER_THAN_ANYBODY_WAITS);
            }
            TimeUnit.MILLISECONDS.sleep(LONGER_THAN_ANYBODY_WAITS);
        }
    },
    /** It ends all connections. */
    CLIENTS_KILLED {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) {
            try (Jedis admin = redis.client()) {
                admin.clientKill(new ClientKillParams().type(ClientType.NORMAL).skipMe(ClientKillParams.SkipMe.YES));
            }
        }
    },
    /** It forgets the scripts. */
    SCRIPTS_FLUSHED {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) {
            try (Jedis admin = redis.client()) {
                admin.scriptFlush();
            }
        }
    },
    /** What was asked is done, and the answers are lost. */
    ANSWERS_LOST {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) {
            int before = proxy.cuts();
            proxy.loseAnswers("k/", 20);
            Awaitility.await().atMost(PATIENCE).until(() -> proxy.cuts() == before + 20);
        }
    },
    /** What was asked arrives after it was asked again on another connection, and answered there. */
    REQUESTS_LATE {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) throws InterruptedException {
            for (int i = 0; i < 6; i++) {
                proxy.keep("k/", 2);
                Awaitility.await().atMost(PATIENCE).until(() -> proxy.underway() == 2);
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS / 2);
                proxy.deliver();
            }
        }
    },
    /** Connections break. */
    CONNECTIONS_CUT {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) {
            proxy.cutAll();
        }
    },
    /** Connections deliver nothing any more, and do not break either. */
    CONNECTIONS_SILENT {
        @Override
        void strike(RedisProcess redis, CuttingProxy proxy) {
            proxy.silence();
        }
    };

    /** For whatever must happen sooner or later. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The time that the stores under test have for an operation, in milliseconds. */
    static final int PATIENCE_MILLIS = 900;

    private static final int LONGER_THAN_ANYBODY_WAITS = PATIENCE_MILLIS + 300;

    abstract void strike(RedisProcess redis, CuttingProxy proxy) throws InterruptedException;
}
