package registry.cli.operation.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackListenerTest {
    private static final String STATE = "0123456789abcdef";
    private static final Duration NOW = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LoopbackListener listener = LoopbackListener.open(STATE);

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void takesTheCodeThatTheBrowserBrings() throws IOException, InterruptedException {
        assertThat(get("/callback?code=a%20b&state=" + STATE))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Cache-control: no-store")
                .contains("close this window");
        Optional<LoopbackListener.Answer> answer = listener.await(PATIENCE);
        assertThat(answer.flatMap(LoopbackListener.Answer::code)).contains("a b");
        assertThat(answer.toString()).doesNotContain("a b");
    }

    @Test
    void hearsThatThePersonDeclined() throws IOException, InterruptedException {
        assertThat(get("/callback?error=declined&state=" + STATE)).contains("not let in");
        assertThat(listener.await(PATIENCE)).contains(new LoopbackListener.Answer(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/callback",
                "/callback?",
                "/callback?code=x",
                "/callback?code=x&state=",
                "/callback?code=x&state=0123456789abcdeF",
                "/callback?state=" + STATE,
                "/callback?%zz=1&code=x&state=%e0",
                "/other?code=x&state=" + STATE
            })
    void sendsStrangersAwayAndWaitsOn(String target) throws IOException, InterruptedException {
        assertThat(get(target)).startsWith("HTTP/1.1 40");
        assertThat(listener.await(NOW)).isEmpty();
        get("/callback?code=right&state=" + STATE);
        assertThat(listener.await(PATIENCE).flatMap(LoopbackListener.Answer::code))
                .contains("right");
    }

    @Test
    void listensOnLoopbackAlone() {
        assertThat(listener.address().isLoopbackAddress()).isTrue();
    }

    /** What it answers, with its headers; the target need not be one that an address may hold. */
    private String get(String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), listener.port())) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
