package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.storage.redis.StoreWords.assertUnavailable;
import static registry.storage.redis.StoreWords.content;
import static registry.storage.redis.StoreWords.put;
import static registry.storage.redis.StoreWords.read;
import static registry.storage.redis.StoreWords.store;
import static registry.storage.redis.StoreWords.value;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;

/** TLS with certificates of both sides. */
class TlsTest {
    @TempDir
    private static Path directory;

    private static TestCertificate server;
    private static TestCertificate client;
    private static TestCertificate stranger;
    private static RedisProcess redis;
    private static int port;

    @BeforeAll
    static void startServer() throws Exception {
        server = TestCertificate.create(directory, "server", "ip:127.0.0.1");
        client = TestCertificate.create(directory, "client", "dns:client");
        stranger = TestCertificate.create(directory, "stranger", "ip:127.0.0.1");
        port = freePort();
        redis = RedisProcess.start(
                RedisBinary.embedded(),
                "--tls-port",
                String.valueOf(port),
                "--tls-cert-file",
                server.certificate().toString(),
                "--tls-key-file",
                server.key().toString(),
                "--tls-ca-cert-file",
                client.certificate().toString(),
                "--tls-auth-clients",
                "yes");
    }

    @AfterAll
    static void stopServer() {
        redis.close();
    }

    @Test
    void storesOverTls() throws IOException {
        byte[] content = content(300_000, 1);
        RedisConfig config = config("127.0.0.1", server, client);
        try (MetadataStore metadata = RedisMetadataStore.open(config);
                BlobStore blobs = RedisBlobStore.open(config)) {
            put(metadata, "a", "1");
            store(blobs, content);

            assertThat(value(metadata, "a")).isEqualTo("1");
            assertThat(read(blobs, content)).isEqualTo(content);
        }
    }

    @Test
    void refusesAServerThatNobodyVouchesFor() {
        assertUnavailable(() -> RedisMetadataStore.open(config("127.0.0.1", stranger, client)), "TLS to Redis fails");
    }

    @Test
    void refusesAServerWithACertificateForAnotherHost() {
        assertUnavailable(() -> RedisMetadataStore.open(config("localhost", server, client)), "TLS to Redis fails");
    }

    @Test
    void isRefusedWithoutTheCertificateThatTheServerWants() {
        assertUnavailable(() -> RedisMetadataStore.open(config("127.0.0.1", server, stranger)), "Redis");
    }

    @Test
    void doesNotFallBackToPlainConnections() {
        assertUnavailable(
                () -> RedisMetadataStore.open(RedisConfig.of(OneRedis.scope("redis://127.0.0.1:" + port, Map.of()))),
                "Redis");
    }

    private static RedisConfig config(String host, TestCertificate trusted, TestCertificate own) {
        return RedisConfig.of(OneRedis.scope(
                "rediss://" + host + ":" + port,
                Map.of(
                        "tls.ca-file", trusted.certificate().toString(),
                        "tls.client-store", own.store().toString(),
                        "tls.client-store-password", TestCertificate.PASSWORD)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
