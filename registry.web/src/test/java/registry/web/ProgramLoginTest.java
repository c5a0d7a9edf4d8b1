package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.accounts.Scope;
import registry.web.http.Json;

/** The way of a program through the browser to its token. */
@HelidonTest
class ProgramLoginTest {
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String QUERY =
            "port=49152&state=0123456789abcdef&challenge=" + CHALLENGE + "&scopes=publish%2Cread&label=laptop+%3Cb%3E";
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    private WebTarget target;

    @Inject
    private Registry domain;

    private TestRegistry registry;
    private SignedIn ada;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
        ada = SignedIn.anew(domain, "prog" + NAMES.incrementAndGet());
    }

    @Test
    void asksThePersonAndShowsWhatIsAsked() {
        Reply page = registry.get("/connect?" + QUERY, "Cookie", ada.session());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("laptop &lt;b&gt;", ada.account().displayName(), "publish packages", "read what only you")
                .doesNotContain("<b>", "administer", "for ever");
        assertThat(Pattern.compile("<code>[0-9A-F]{4}-[0-9A-F]{4}</code>")
                        .matcher(page.text())
                        .find())
                .isTrue();
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' http://127.0.0.1:49152", "frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void leadsFromTheFormToATokenForTheProgram() {
        URI back = URI.create(answer("allow", ada.session()).header("Location").orElseThrow());
        assertThat(back.getHost()).isEqualTo("127.0.0.1");
        assertThat(back.getPort()).isEqualTo(49152);
        Map<String, String> fields = fields(back);
        assertThat(fields).containsEntry("state", "0123456789abcdef").containsOnlyKeys("code", "state");

        Reply token = exchange(fields.get("code"), VERIFIER);
        assertThat(token.status()).isEqualTo(201);
        assertThat(token.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(token.json().path("label").textValue()).isEqualTo("laptop <b>");
        assertThat(token.json().path("scopes").toString()).isEqualTo("[\"publish\",\"read\"]");
        Reply me = registry.get(
                "/api/auth/me",
                "Authorization",
                "Bearer " + token.json().path("token").textValue());
        assertThat(me.json().at("/user/id").textValue())
                .isEqualTo(ada.account().id().value());

        assertThat(exchange(fields.get("code"), VERIFIER).error()).isEqualTo("invalid_login_code");
    }

    @Test
    void givesNothingToWhoeverLacksTheVerifier() {
        URI back = URI.create(answer("allow", ada.session()).header("Location").orElseThrow());
        Reply refusal = exchange(fields(back).get("code"), "x".repeat(43));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.error()).isEqualTo("invalid_login_code");
    }

    @Test
    void tellsTheProgramThatThePersonDeclined() {
        assertThat(answer("decline", ada.session()).header("Location"))
                .contains("http://127.0.0.1:49152/callback?error=declined&state=0123456789abcdef");
        assertThat(answer("", ada.session()).header("Location").orElseThrow()).contains("error=declined");
    }

    @Test
    void letsPeopleSignInFirst() {
        Reply away = registry.get("/connect?" + QUERY);
        assertThat(away.status()).isEqualTo(303);
        String onward =
                fields(URI.create(away.header("Location").orElseThrow())).get("return");
        assertThat(away.header("Location").orElseThrow()).startsWith("/api/auth/renew?return=%2Fconnect");
        assertThat(registry.get(onward, "Cookie", ada.session()).text()).contains("laptop &lt;b&gt;");
    }

    @Test
    void mintsNothingForAForeignPage() {
        Reply refusal = registry.post(
                "/connect",
                QUERY + "&answer=allow",
                "Content-Type",
                FORM,
                "Cookie",
                ada.session(),
                "Origin",
                "https://evil.example");
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.header("Location")).isEmpty();
    }

    @Test
    void letsTokensLetNobodyIn() {
        Reply refusal = registry.post(
                "/connect",
                QUERY + "&answer=allow",
                "Content-Type",
                FORM,
                "Authorization",
                "Bearer " + ada.token(Scope.ORGS, Scope.READ));
        assertThat(refusal.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "port, ''",
        "port, 80",
        "port, 65536",
        "port, 127.0.0.1:80",
        "port, 49152@evil.example",
        "state, short",
        "state, 0123456789abcdef%0d%0a",
        "challenge, x",
        "scopes, publish%2Cnone",
        "label, %E2%80%AEx"
    })
    void refusesWhatNoProgramSends(String field, String value) {
        String query = QUERY.replaceFirst("(?<=^|&)" + field + "=[^&]*", field + "=" + value);
        assertThat(query).isNotEqualTo(QUERY);
        assertThat(registry.get("/connect?" + query, "Cookie", ada.session()).status())
                .isEqualTo(400);
        Reply form = registry.post(
                "/connect",
                query + "&answer=allow",
                "Content-Type",
                FORM,
                "Cookie",
                ada.session(),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(form.status()).isEqualTo(400);
        assertThat(form.header("Location")).isEmpty();
    }

    private Reply answer(String answer, String cookie) {
        return registry.post(
                "/connect",
                QUERY + "&answer=" + answer,
                "Content-Type",
                FORM,
                "Cookie",
                cookie,
                "Sec-Fetch-Site",
                "same-origin");
    }

    private Reply exchange(String code, String verifier) {
        return registry.post(
                "/api/auth/program",
                Json.object().put("code", code).put("verifier", verifier).toString(),
                "Content-Type",
                "application/json");
    }

    private static Map<String, String> fields(URI address) {
        return Pattern.compile("&")
                .splitAsStream(address.getRawQuery())
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
