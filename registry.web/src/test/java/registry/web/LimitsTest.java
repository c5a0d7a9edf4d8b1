package registry.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.NewAccount;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;

/** Rate limits, seen through a trusted proxy that says who asks. */
@HelidonTest
class LimitsTest {
    private static final int AUTH = 5;
    private static final int PUBLISH = 3;
    private static final int WRITES = 4;
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config(Map.of(
                "registry.proxy.trusted", "127.0.0.0/8, ::1, 10.0.0.0/8",
                "registry.limits.auth-per-minute", Integer.toString(AUTH),
                "registry.limits.publish-per-minute", Integer.toString(PUBLISH),
                "registry.limits.writes-per-minute", Integer.toString(WRITES)));
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @Test
    void limitsSigningInByAddressAndRoute() {
        String address = newAddress();
        for (int left = AUTH - 1; left >= 0; left--) {
            Reply counted = from(address, "POST", "/api/setup");
            assertThat(counted.status()).isEqualTo(400);
            assertThat(counted.header("RateLimit-Limit")).contains("5");
            assertThat(counted.header("RateLimit-Remaining")).contains(Integer.toString(left));
            assertThat(seconds(counted, "RateLimit-Reset")).isBetween(50, 60);
            assertThat(counted.header("RateLimit-Policy")).contains("5;w=60");
            assertThat(counted.header("Retry-After")).isEmpty();
        }
        Reply refused = from(address, "POST", "/api/setup");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("too_many_requests");
        assertThat(refused.message()).contains("try again in");
        assertThat(refused.header("Content-Type")).contains("application/json");
        assertThat(refused.header("Cache-Control")).contains("no-store");
        assertThat(refused.header("RateLimit-Remaining")).contains("0");
        assertThat(seconds(refused, "Retry-After")).isBetween(50, 60);
        assertThat(refused.header("Access-Control-Expose-Headers").orElseThrow())
                .contains("Retry-After", "RateLimit-Remaining");
        assertThat(from(address, "POST", "/api/auth/refresh").status()).isNotEqualTo(429);
        assertThat(from(newAddress(), "POST", "/api/setup").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/setup", "//api//setup", "/api/setup/", "/api/setup;a=b", "/api/%73etup", "/x/../api/setup"
            })
    void knowsARouteHoweverItIsWritten(String path) throws IOException {
        String address = newAddress();
        for (int i = 0; i < AUTH; i++) {
            from(address, "POST", "/api/setup");
        }
        assertThat(raw("POST " + path, "X-Forwarded-For: " + address, "Content-Length: 0"))
                .startsWith("HTTP/1.1 429 ");
    }

    @Test
    void isNotFooledByAnAddressThatTheClientMadeUp() {
        String address = newAddress();
        for (int i = 0; i < AUTH; i++) {
            from("6.6.6." + i + ", " + address, "POST", "/api/setup");
        }
        assertThat(from("6.6.6.6, " + address, "POST", "/api/setup").status()).isEqualTo(429);
        assertThat(from(address + ", 10.1.1.1", "POST", "/api/setup").status()).isEqualTo(429);
        assertThat(from(address + ":4711", "POST", "/api/setup").status()).isEqualTo(429);
        assertThat(from("::ffff:" + address, "POST", "/api/setup").status()).isEqualTo(429);
    }

    @Test
    void countsASubscribersIpv6AddressesAsOne() {
        for (int i = 0; i < AUTH; i++) {
            from("2001:db8:0:1::" + i, "POST", "/api/setup");
        }
        assertThat(from("[2001:db8:0:1:ffff::1]:4711", "POST", "/api/setup").status())
                .isEqualTo(429);
        assertThat(from("2001:db8:0:2::1", "POST", "/api/setup").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "for=1.2.3.4", "1.2.3.4.5.6", "%00", "[[[", ";;;,,,", "999999999999", "::::::::"})
    void survivesForwardingHeadersThatMakeNoSense(String forwarded) {
        assertThat(from(forwarded, "GET", "/api/v2/bundles").status()).isEqualTo(200);
        assertThat(from(forwarded, "POST", "/api/auth/nothing").status()).isLessThan(500);
    }

    @Test
    void locksOutGuessersAndNobodyElse() {
        String address = newAddress();
        String wrong = "Bearer crt_" + "x".repeat(43);
        for (int i = 0; i < AUTH; i++) {
            assertThat(me(address, "Authorization", wrong).status()).isEqualTo(401);
        }
        assertThat(me(address, "Authorization", wrong).status()).isEqualTo(429);
        assertThat(me(address, "Authorization", "Basic " + "x".repeat(40)).status())
                .isEqualTo(429);
        for (int page = 0; page < 3 * AUTH; page++) {
            Reply own = me(address, "Authorization", "Bearer " + registry.token());
            assertThat(own.status()).isEqualTo(200);
            assertThat(own.header("RateLimit-Limit")).isEmpty();
            assertThat(me(address).status()).isEqualTo(401);
        }
        assertThat(me(address, "Authorization", wrong).status()).isEqualTo(429);
    }

    @Test
    void limitsPublishingByAccountWhereverItCallsFrom() throws IOException {
        String token = newAccount("publisher");
        for (int left = PUBLISH - 1; left >= 0; left--) {
            Reply counted = push(newAddress(), token);
            assertThat(counted.status()).isEqualTo(400);
            assertThat(counted.header("RateLimit-Limit")).contains("3");
            assertThat(counted.header("RateLimit-Remaining")).contains(Integer.toString(left));
        }
        Reply refused = push(newAddress(), token);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("too_many_requests");
        assertThat(raw(
                        "POST /api/v2/bundles/push-file",
                        "Authorization: Bearer " + token,
                        "Content-Length: 100000000",
                        "Expect: 100-continue"))
                .startsWith("HTTP/1.1 429 ")
                .doesNotContain("100 Continue");
        assertThat(push(newAddress(), newAccount("another")).status()).isEqualTo(400);
        assertThat(yank(newAddress(), token).status()).isEqualTo(404);
    }

    @Test
    void limitsOtherChangesByAccountWhereverItCallsFrom() {
        String token = newAccount("writer");
        String address = newAddress();
        for (int i = 0; i < WRITES; i++) {
            assertThat(yank(newAddress(), token).status()).isEqualTo(404);
        }
        Reply refused = yank(address, token);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Limit")).contains("4");
        assertThat(yank(address, newAccount("neighbour")).status()).isEqualTo(404);
        assertThat(push(address, token).status()).isEqualTo(400);
    }

    @Test
    void limitsChangesByNobodyByAddress() {
        String address = newAddress();
        for (int i = 0; i < WRITES; i++) {
            assertThat(from(address, "POST", "/api/v2/downloads/record").status())
                    .isEqualTo(400);
        }
        assertThat(from(address, "POST", "/api/v2/downloads/record").status()).isEqualTo(429);
        assertThat(from(address, "POST", "/api/v2/downloads/record", "Authorization", "Bearer crt_wrong")
                        .status())
                .isEqualTo(429);
        assertThat(push(address, "crt_wrong").status()).isEqualTo(429);
        assertThat(from(newAddress(), "POST", "/api/v2/downloads/record").status())
                .isEqualTo(400);
    }

    @Test
    void neverLimitsReadsAndPreflights() {
        String address = newAddress();
        for (int i = 0; i < 5 * AUTH; i++) {
            assertThat(from(address, "OPTIONS", "/api/setup").status()).isEqualTo(200);
            for (String path : List.of("/api/v2/bundles", "/api/stats", "/health/live")) {
                Reply reply = from(address, "GET", path);
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("RateLimit-Limit")).isEmpty();
            }
        }
    }

    /** An address that no other test uses. */
    private static String newAddress() {
        return "203.0.113." + NEXT.incrementAndGet();
    }

    private String newAccount(String name) {
        NewAccount wanted = NewAccount.local(name + "@example.com", name); // as the set-up would make one
        return domain.identity()
                .tokens()
                .grant(domain.identity().accounts().create(wanted).id(), TokenRequest.of("test", Scope.DEFAULTS))
                .secret();
    }

    private Reply push(String address, String token) {
        return from(address, "POST", "/api/v2/bundles/push", "Authorization", "Bearer " + token);
    }

    private Reply yank(String address, String token) {
        return registry.send(
                "POST",
                "/api/v2/bundles/com.example.none/1.0.0/yank",
                BodyPublishers.ofString("{\"yanked\":true}"),
                "X-Forwarded-For",
                address,
                "Authorization",
                "Bearer " + token);
    }

    private Reply me(String address, String... headers) {
        return from(address, "GET", "/api/auth/me", headers);
    }

    private Reply from(String address, String method, String path, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "X-Forwarded-For";
        all[1] = address;
        return registry.send(method, path, BodyPublishers.noBody(), all);
    }

    private String raw(String request, String... headers) throws IOException {
        try (Socket socket = new Socket(registry.url().getHost(), registry.url().getPort())) {
            socket.setSoTimeout(10_000);
            String head = request + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + String.join("\r\n", headers);
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static int seconds(Reply reply, String header) {
        return Optional.of(header).flatMap(reply::header).map(Integer::parseInt).orElseThrow();
    }
}
