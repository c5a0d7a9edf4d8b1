package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.AuditLog;
import registry.accounts.Caller;
import registry.api.spi.Batch;

@HelidonTest
class AuditTest {
    private static final String AUDIT = "/api/admin/audit";
    private static final int MANY = 10_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Long ago, so that it does not mix with what the tests do. */
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private static final String BULK = AUDIT + "?until=2002-01-01T00:00:00Z";

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        registry.token();
    }

    @Test
    void tellsWhatWasDoneNewestFirst() {
        registry.published("com.example.audited", "1.0.0");
        registry.signedIn("POST", "/api/v2/bundles/com.example.audited/1.0.0/yank", "{\"yanked\":true}");

        Reply reply = get(AUDIT + "?since=2020-01-01T00:00:00Z&target=com.example.audited");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Link")).isEmpty();
        assertThat(reply.json().get("next").isNull()).isTrue();
        JsonNode entries = reply.json().get("entries");
        assertThat(entries.findValuesAsText("action")).containsExactly("version.yank", "version.publish");
        JsonNode yank = entries.get(0);
        assertThat(yank.get("account").textValue())
                .isEqualTo(me().account().id().value());
        assertThat(yank.at("/credential/id").textValue())
                .isEqualTo(me().credential().id());
        assertThat(yank.at("/credential/kind").textValue()).isEqualTo("token");
        assertThat(yank.get("from").textValue()).isEqualTo("127.0.0.1");
        assertThat(yank.get("target").textValue()).isEqualTo("com.example.audited/1.0.0");
        assertThat(yank.at("/before/yanked").booleanValue()).isFalse();
        assertThat(yank.at("/after/yanked").booleanValue()).isTrue();
        assertThat(Instant.parse(yank.get("when").textValue()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void holdsNoSecret() {
        Reply token = registry.signedIn("POST", "/api/auth/token", "{\"label\":\"secretive\"}");
        String all = get(AUDIT + "?format=jsonl").text();
        assertThat(all).contains("setup.complete");
        assertThat(all).doesNotContain(registry.token());
        assertThat(all).doesNotContain(token.json().path("token").asText("crt_"));
        assertThat(all.toLowerCase(Locale.ROOT)).doesNotContain("crt_").doesNotContain("codesha256");
    }

    @Test
    void pagesTenThousandEntriesAndStreamsThem() throws IOException {
        writeMany();
        List<String> read = new ArrayList<>();
        Optional<String> next = Optional.of(BULK + "&limit=1000&action=bulk");
        int pages = 0;
        while (next.isPresent()) {
            Reply page = get(next.get());
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            read.addAll(page.json().get("entries").findValuesAsText("target"));
            next = page.header("Link").map(link -> link.substring(1, link.indexOf('>')));
            assertThat(page.json().get("next").isNull()).isEqualTo(next.isEmpty());
            pages++;
        }
        assertThat(pages).isEqualTo(10);
        assertThat(read).hasSize(MANY).startsWith("9999", "9998").endsWith("1", "0");
        assertThat(new HashSet<>(read)).hasSize(MANY);

        Reply lines = get(BULK + "&action=bulk", "Accept", "application/x-ndjson");
        assertThat(lines.header("Content-Type")).contains("application/x-ndjson");
        assertThat(targets(lines.text())).isEqualTo(read);
        assertThat(targets(get(BULK + "&action=bulk&format=jsonl&limit=3").text()))
                .isEqualTo(read.subList(0, 3));
        String third = MAPPER.readTree(lines.text().lines().skip(2).findFirst().orElseThrow())
                .get("id")
                .textValue();
        assertThat(targets(
                        get(BULK + "&action=bulk&format=jsonl&after=" + third).text()))
                .isEqualTo(read.subList(3, MANY));
        hangUpAfterTheFirstLines();
    }

    /** The server goes on to serve others. */
    private void hangUpAfterTheFirstLines() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (Socket socket =
                    new Socket(registry.url().getHost(), registry.url().getPort())) {
                socket.getOutputStream()
                        .write(("GET " + BULK + "&format=jsonl HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                        + registry.token() + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                assertThat(reader.readLine()).startsWith("HTTP/1.1 200");
            }
        }
        assertThat(get(BULK + "&limit=1").status()).isEqualTo(200);
    }

    @Test
    void filtersByAccountByIdOrAddress() {
        String id = me().account().id().value();
        assertThat(count("?account=" + id)).isPositive();
        assertThat(count("?account=admin@example.com")).isEqualTo(count("?account=" + id));
        assertThat(count("?account=nobody@example.com")).isZero();
        assertThat(count("?account=" + id.substring(0, 8))).isZero();
        assertThat(count("?action=setup.")).isEqualTo(1);
        assertThat(count("?since=" + Instant.now().plusSeconds(60))).isZero();
        assertThat(count("?since=2026-01-01T00:00:00%2B02:00&action=setup.")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%25",
                "_",
                "*",
                "version.*",
                "'%20OR%20'1'='1",
                "\"%20OR%20\"\"=\"",
                "audit/",
                "..%2F..%2F",
                "%00",
                "%0D%0ASet-Cookie:%20x=y",
                "{\"$gt\":\"\"}"
            })
    void nothingInAFilterHasAMeaning(String text) {
        String encoded = text.replace("\"", "%22")
                .replace("{", "%7B")
                .replace("}", "%7D")
                .replace("$", "%24");
        for (String name : List.of("account", "action", "target")) {
            Reply reply = get(AUDIT + "?" + name + "=" + encoded);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.json().get("entries")).isEmpty();
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void repeatsHostileFiltersSafelyInTheLinkToTheNextPage() {
        registry.published("com.example.linked", "1.0.0");
        registry.published("com.example.linked", "1.1.0");
        Reply page = get(AUDIT + "?limit=1&format=json&target=com.example.linked&x=%3E%3B%0D%0A");
        String link = page.header("Link").orElseThrow();
        assertThat(link).matches("</api/admin/audit\\?[A-Za-z0-9%.&=_-]+>; rel=\"next\"");
        assertThat(get(link.substring(1, link.indexOf('>'))).json().get("entries"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=1001",
                "limit=x",
                "limit=99999999999",
                "after=x",
                "after=audit%2F",
                "since=yesterday",
                "until=2026-01-01",
                "since=2026-13-01T00:00:00Z",
                "format=xml",
                "format=jsonl&limit=0",
                "format=jsonl&after=x"
            })
    void refusesMalformedQueries(String query) {
        Reply reply = get(AUDIT + "?" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("invalid_params");
        assertThat(reply.header("Content-Type")).contains("application/json");
    }

    @Test
    void answersHeadAndRefusesEverythingElse() {
        for (String format : List.of("json", "jsonl")) {
            Reply head = registry.head(AUDIT + "?format=" + format, "Authorization", "Bearer " + registry.token());
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            int length = get(AUDIT + "?action=setup.&format=" + format).body().length;
            assertThat(length).isPositive();
            assertThat(registry.head(
                                    AUDIT + "?action=setup.&format=" + format,
                                    "Authorization",
                                    "Bearer " + registry.token())
                            .header("Content-Length"))
                    .contains(Integer.toString(length));
        }
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            Reply reply = registry.signedIn(method, AUDIT, "{}");
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow")).contains("GET, HEAD, OPTIONS");
        }
    }

    private void writeMany() {
        Actor me = me();
        for (int from = 0; from < MANY; from += 1_000) {
            Batch.Builder batch = Batch.builder();
            for (int i = from; i < from + 1_000; i++) {
                Clock clock = Clock.fixed(LONG_AGO.plus(Duration.ofMillis(i)), ZoneOffset.UTC);
                new AuditLog(new SecureRandom(), clock).add(batch, AuditEntry.of(me, "bulk", Integer.toString(i)));
            }
            domain.stores().metadata().commit(batch.build());
        }
    }

    private int count(String query) {
        return get(AUDIT + query.replace("@", URLEncoder.encode("@", StandardCharsets.UTF_8)))
                .json()
                .get("entries")
                .size();
    }

    private Actor me() {
        return domain.identity()
                .signIn()
                .authenticate(Caller.bearing("Bearer " + registry.token()))
                .orElseThrow();
    }

    private Reply get(String path, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + registry.token()));
        all.addAll(List.of(headers));
        return registry.get(path, all.toArray(new String[0]));
    }

    private static List<String> targets(String lines) {
        return lines.lines()
                .map(line -> {
                    try {
                        return MAPPER.readTree(line).get("target").textValue();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
