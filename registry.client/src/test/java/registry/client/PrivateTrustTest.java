package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry with a certificate that no public authority made. */
class PrivateTrustTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path directory;

    private HttpsServer server;
    private Path certificate;

    @BeforeEach
    void start() throws Exception {
        Path keys = directory.resolve("keys.p12");
        certificate = directory.resolve("certificate.pem");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "own",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString());
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "own",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString(),
                "-file",
                certificate.toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serverContext(keys)));
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] answer = "{\"status\":\"ok\"}".getBytes(StandardCharsets.US_ASCII);
                FakeRegistry.send(exchange, 200, answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void doesNotTrustJustAnybody() {
        try (RegistryClient client = new RegistryClient(settings().build())) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.server().ping())
                    .satisfies(
                            failure -> assertThat(failure.reason()).isEqualTo(UnreachableException.Reason.NOT_TRUSTED))
                    .withMessageContaining("not trusted");
        }
    }

    @Test
    void trustsTheCertificatesOfAFile() {
        try (RegistryClient client =
                new RegistryClient(settings().alsoTrust(certificate).build())) {
            assertThat(client.server().ping().isOk()).isTrue();
        }
    }

    @Test
    void keepsTrustInWhatItBeginsFrom() {
        ClientSettings settings = settings().alsoTrust(certificate).build().withToken("crt_other");
        try (RegistryClient client = new RegistryClient(settings)) {
            assertThat(client.server().ping().isOk()).isTrue();
        }
    }

    @Test
    void refusesAFileWithoutCertificates() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        Path text = Files.writeString(directory.resolve("text.pem"), "no certificate");
        assertThatIllegalArgumentException().isThrownBy(() -> settings().alsoTrust(empty));
        assertThatIllegalArgumentException().isThrownBy(() -> settings().alsoTrust(text));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> settings().alsoTrust(directory.resolve("nothing.pem")));
    }

    private ClientSettings.Builder settings() {
        return ClientSettings.at("https://127.0.0.1:" + server.getAddress().getPort())
                .retries(RetryPolicy.NONE);
    }

    private static SSLContext serverContext(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
