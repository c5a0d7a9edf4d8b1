package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertFails;
import static registry.storage.redis.StoreWords.assertUnavailable;
import static registry.storage.redis.StoreWords.content;
import static registry.storage.redis.StoreWords.read;
import static registry.storage.redis.StoreWords.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.BlobStore;
import registry.api.spi.StagedBlob;

/** What of a blob is in Redis, and when. */
@Timeout(60)
class BlobContentTest {
    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");
    private static final int THREE_CHUNKS = 2 * Uploads.CHUNK_BYTES + 1;

    @RegisterExtension
    static final OneRedis REDIS = new OneRedis(RedisBinary::embedded);

    private final RedisConfig config = RedisConfig.of(REDIS.newStore());
    private final byte[] content = content(THREE_CHUNKS, 1);
    private Jedis client;
    private BlobStore blobs;

    @BeforeEach
    void open() {
        client = REDIS.process().client();
        blobs = RedisBlobStore.open(config);
    }

    @AfterEach
    void close() {
        blobs.close();
        client.close();
    }

    @Test
    void keepsContentInChunks() {
        store(blobs, content);

        String upload = onlyUpload();
        assertThat(client.hkeys(upload)).containsExactlyInAnyOrder("0", "1", "2", "kept");
        assertThat(client.hstrlen(upload, "0")).isEqualTo(Uploads.CHUNK_BYTES);
        assertThat(client.hstrlen(upload, "2")).isEqualTo(1);
        assertThat(client.ttl(upload)).as("forever").isEqualTo(-1);
        assertThat(client.zcard(named("blob-garbage"))).isZero();
    }

    @Test
    void letsRedisForgetWhatItsWriterForgot() {
        StagedBlob staged = blobs.stage();
        staged.write(content, 0, content.length);

        assertThat(client.pttl(onlyUpload())).isBetween(1L, Uploads.KEPT.toMillis());
        staged.close();
        assertThat(uploads()).isEmpty();
    }

    @Test
    void removesUnfinishedUploadsWhenItCloses() {
        StagedBlob staged = blobs.stage();
        staged.write(content, 0, content.length);
        blobs.close();

        assertThat(uploads()).isEmpty();
        staged.close();
    }

    @Test
    void doesNotSealWhatRedisForgot() {
        for (boolean altogether : new boolean[] {true, false}) {
            StagedBlob staged = blobs.stage();
            staged.write(content, 0, content.length);
            if (altogether) {
                client.del(onlyUpload());
            } else {
                client.hdel(onlyUpload(), "1");
            }

            assertUnavailable(staged::seal, "send it again");
            assertThat(blobs.open(Digest.ofContent(content))).isEmpty();
            assertThat(uploads()).isEmpty();
        }
    }

    @Test
    void removesTheContentOfADeletedBlob() {
        store(blobs, content);

        assertThat(blobs.delete(Digest.ofContent(content), FAR_FUTURE)).isTrue();
        assertThat(uploads()).isEmpty();
        assertThat(client.zcard(named("blob-garbage"))).isZero();
    }

    @Test
    void replacesContentThatIsDamaged() throws IOException {
        store(blobs, content);
        String damaged = onlyUpload();
        client.hdel(damaged, "1");
        Blob blob = blobs.open(Digest.ofContent(content)).orElseThrow();
        assertFails(ApiError.STORAGE_CORRUPT, () -> blob.read().readAllBytes(), "a part of a stored blob is missing");
        store(blobs, content);

        assertThat(read(blobs, content)).isEqualTo(content);
        assertThat(uploads()).hasSize(1).doesNotContain(damaged);
    }

    @Test
    void goesOnReadingABlobThatIsRepaired() throws IOException {
        Blob blob = store(blobs, content);
        try (InputStream in = blob.read()) {
            byte[] begin = in.readNBytes(10);
            client.hdel(onlyUpload(), "1");
            store(blobs, content);
            byte[] rest = in.readAllBytes();

            assertThat(begin).isEqualTo(Arrays.copyOf(content, 10));
            assertThat(rest).isEqualTo(Arrays.copyOfRange(content, 10, content.length));
        }
    }

    @Test
    void saysThatABlobWasRemovedWhileItWasRead() throws IOException {
        Blob blob = store(blobs, content);
        try (InputStream in = blob.read()) {
            in.readNBytes(10);
            blobs.delete(blob.digest(), FAR_FUTURE);

            assertUnavailable(in::readAllBytes, "was removed");
        }
    }

    /** The first process dies between its steps; the second finds what it left. */
    @Test
    void removesWhatADeadProcessWasAboutToSeal() {
        Keys keys = new Keys(config.prefix());
        Digest dead = Digest.ofContent(content(10, 2));
        Digest alive = Digest.ofContent(content(10, 3));
        try (Redis redis = Redis.open("test", config)) {
            BlobCatalogue catalogue = new BlobCatalogue(redis, keys);
            Uploads uploads = new Uploads(redis, keys);
            uploads.write("dead", 0, content(10, 2));
            catalogue.intend(dead, "dead", Duration.ofMillis(-1));
            assertThat(uploads.keep("dead", 1, 10)).isTrue();
            uploads.write("alive", 0, content(10, 3));
            catalogue.intend(alive, "alive", Uploads.KEPT);
            assertThat(uploads.keep("alive", 1, 10)).isTrue();
            RedisBlobStore.open(config).close();

            assertThat(onlyUpload()).contains("alive");
            assertThat(catalogue.seal(dead, "dead", 10)).isFalse();
            assertThat(catalogue.seal(alive, "alive", 10)).isTrue();
            assertThat(catalogue.seal(alive, "alive", 10)).as("the same again").isTrue();
        }
    }

    /** Requests that were sent twice may arrive when all is over. */
    @Test
    void keepsASealedBlobWhateverArrivesLate() throws IOException {
        Digest digest = store(blobs, content).digest();
        String upload = onlyUpload().replaceAll(".*\\.|}.*", "");
        try (Redis redis = Redis.open("test", config)) {
            Keys keys = new Keys(config.prefix());
            BlobCatalogue catalogue = new BlobCatalogue(redis, keys);
            Uploads uploads = new Uploads(redis, keys);
            uploads.write(upload, 0, Arrays.copyOf(content, Uploads.CHUNK_BYTES));
            catalogue.intend(digest, upload, Duration.ofMillis(-1));
            assertThat(uploads.keep(upload, 3, content.length)).isTrue();
            RedisBlobStore.open(config).close();
        }

        assertThat(client.ttl(onlyUpload())).as("forever").isEqualTo(-1);
        assertThat(client.zcard(named("blob-garbage"))).isZero();
        assertThat(read(blobs, content)).isEqualTo(content);
    }

    @Test
    void keepsTheContentOfABlobThatIsSealedAgain() throws IOException {
        store(blobs, content);
        String upload = onlyUpload();
        store(blobs, content);

        assertThat(onlyUpload()).isEqualTo(upload);
        client.hset(upload.getBytes(StandardCharsets.US_ASCII), new byte[] {'1'}, new byte[Uploads.CHUNK_BYTES]);
        store(blobs, content);
        assertThat(onlyUpload()).as("bytes were damaged").isNotEqualTo(upload);
        assertThat(read(blobs, content)).isEqualTo(content);
    }

    @Test
    void findsTheFirstMicrosecondThatIsNotBeforeAnInstant() {
        Map<String, Long> expected = Map.of(
                "1970-01-01T00:00:00Z", 0L,
                "1970-01-01T00:00:00.000000001Z", 1L,
                "1970-01-01T00:00:01.000001Z", 1_000_001L,
                "1970-01-01T00:00:01.000001999Z", 1_000_002L);

        expected.forEach((instant, micros) -> assertThat(BlobEntry.microsFrom(Instant.parse(instant)))
                .as(instant)
                .isEqualTo(micros));
    }

    private String onlyUpload() {
        assertThat(uploads()).hasSize(1);
        return uploads().iterator().next();
    }

    private Set<String> uploads() {
        return client.keys("{" + config.prefix() + ".*").stream().collect(Collectors.toSet());
    }

    private String named(String name) {
        return "{" + config.prefix() + "}:" + name;
    }
}
