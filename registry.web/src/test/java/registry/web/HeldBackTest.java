package registry.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.Caller;
import registry.accounts.IssuedToken;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;

/** A request whose end comes after its token was revoked. */
@HelidonTest
class HeldBackTest {
    /** Long enough for the server to have read the head of a request. */
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    /** Bytes at the end of a body without which nothing can be made of it. */
    private static final int END = 10;

    @Inject
    private WebTarget target;

    @Inject
    private Registry registry;

    private Account ada;
    private IssuedToken token;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void signIn() {
        ada = registry.identity()
                .accounts()
                .findByEmail("ada@example.com")
                .orElseGet(() -> People.of(registry).person("ada"));
        token = registry.identity().tokens().grant(ada.id(), TokenRequest.of("test", Scope.DEFAULTS));
    }

    @Test
    void makesNoToken() throws IOException {
        assertThat(statusWhenRevokedMeanwhile(
                        "/api/auth/token", "application/json", "{\"label\":\"more\"}".getBytes(UTF_8)))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void publishesNothing() throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                "--B\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"a.mpk\"\r\n\r\n".getBytes(UTF_8));
        form.writeBytes(TestBundle.of("com.held.back", "1.0.0").bytes());
        form.writeBytes("\r\n--B--\r\n".getBytes(UTF_8));
        assertThat(statusWhenRevokedMeanwhile(
                        "/api/v2/bundles/push-file", "multipart/form-data; boundary=B", form.toByteArray()))
                .startsWith("HTTP/1.1 401");
        assertThat(TestRegistry.at(target)
                        .get("/api/v2/bundles?package=com.held.back")
                        .text())
                .isEqualTo("[]");
    }

    @Test
    void editsNothing() throws IOException {
        TestBundle bundle = TestBundle.of("com.held.edit", "1.0.0");
        TestRegistry http = TestRegistry.at(target);
        http.pushFileAs(Optional.of(token.secret()), bundle.bytes()).expect(201);
        String path = "/api/v2/bundles/com.held.edit/1.0.0";
        assertThat(statusWhenRevokedMeanwhile("PATCH", path, "application/json", bundle.manifestBytes()))
                .startsWith("HTTP/1.1 401");
        http.get(path + "/manifest?edit=latest").expect(404);
    }

    private String statusWhenRevokedMeanwhile(String path, String type, byte[] body) throws IOException {
        return statusWhenRevokedMeanwhile("POST", path, type, body);
    }

    private String statusWhenRevokedMeanwhile(String method, String path, String type, byte[] body) throws IOException {
        URI url = target.getUri();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((method + " " + path
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + token.secret() + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(body, 0, body.length - END);
            out.flush();
            await().pollDelay(A_MOMENT).until(() -> true);
            revoke();
            out.write(body, body.length - END, END);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private void revoke() {
        var actor = registry.identity()
                .signIn()
                .authenticate(Caller.bearing("Bearer " + token.secret()))
                .orElseThrow();
        registry.identity().tokens().revoke(actor, token.info().credential().id());
        assertThat(registry.identity().signIn().authenticate(Caller.bearing("Bearer " + token.secret())))
                .isEmpty();
        assertThat(Set.copyOf(registry.identity().tokens().list(ada.id()))).doesNotContain(token.info());
    }
}
