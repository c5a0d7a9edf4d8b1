package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import registry.web.http.Json;

@HelidonTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // a registry is set up once
class AccountTest {
    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @Test
    @Order(1)
    void refusesWrongCodesAndIncompleteRequests() {
        Reply wrong = setUp("0000-0000-0000-0000-0000-0000-0000-0000", "admin@example.com", "alice");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.error()).isEqualTo("invalid_setup_code");
        Reply badMail = setUp(TestRegistry.setupCode(), "no address", "alice");
        assertThat(badMail.status()).isEqualTo(400);
        assertThat(badMail.error()).isEqualTo("invalid_email");
        for (String body : List.of("", "{}", "[]", "{\"code\":1}", "{\"code\":\"x\",\"email\":\"y\"}", "not json")) {
            Reply reply = registry.post("/api/setup", body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("invalid_body");
        }
    }

    @Test
    @Order(2)
    void makesTheFirstAdministratorOnce() {
        Reply reply = setUp(TestRegistry.setupCode(), "Admin@Example.com", "alice");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(TestRegistry.setupCodeExists()).isFalse();
        JsonNode user = reply.json().get("user");
        assertThat(user.get("email").textValue()).isEqualTo("admin@example.com");
        assertThat(user.get("isAdmin").booleanValue()).isTrue();
        String token = reply.json().get("token").textValue();
        assertThat(token).startsWith("crt_");

        for (String scheme : List.of("Bearer ", "bearer ", "BEARER   ")) {
            Reply me = registry.get("/api/auth/me", "Authorization", scheme + token);
            assertThat(me.status()).isEqualTo(200);
            assertThat(me.json().get("user")).isEqualTo(user);
            assertThat(me.header("Cache-Control")).contains("no-store");
        }
        assertThat(user.properties().stream().map(member -> member.getKey()))
                .containsExactly("id", "email", "name", "picture", "username", "verified", "isAdmin", "isBot");
    }

    @Test
    @Order(3)
    void setsUpOnlyOnce() {
        Reply again = setUp("0000-0000-0000-0000-0000-0000-0000-0000", "other@example.com", "someone");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.error()).isEqualTo("already_set_up");
    }

    @Test
    @Order(4)
    void knowsNobodyWithoutAToken() {
        for (String[] headers : new String[][] {{}, {"Authorization", "Bearer crt_no"}, {"Authorization", "Bearer"}}) {
            Reply reply = registry.get("/api/auth/me", headers);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.error()).isEqualTo("unauthorized");
            assertThat(reply.header("WWW-Authenticate")).isPresent();
        }
    }

    private Reply setUp(String code, String email, String username) {
        return registry.post(
                "/api/setup",
                Json.object()
                        .put("code", code)
                        .put("email", email)
                        .put("username", username)
                        .toString());
    }
}
