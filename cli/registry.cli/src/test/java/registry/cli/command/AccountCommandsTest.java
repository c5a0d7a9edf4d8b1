package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountCommandsTest {
    private static final String ID = "0123456789abcdef";
    private static final String NEW_TOKEN = "crt_abcdefghijklmnop";

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        registry.answer("GET /api/auth/me", FakeRegistry.Answer.json(200, """
                {"user": {"id": "a1", "email": "ada@example.com", "name": "Ada Lovelace", "picture": null,
                 "username": "ada", "verified": false, "isAdmin": true, "isBot": false}}"""));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void saysWhoOneIs() {
        Harness.Run run = cli().run("whoami");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                User name  ada
                E-mail     ada@example.com
                Name       Ada Lovelace
                Is         an administrator of the registry
                Registry   %s
                Token      crt_...cdef, from CALIMERO_API_KEY
                """.formatted(registry.url()));
        assertThat(cli().run("whoami", "--json").out()).isEqualTo("""
                {
                  "registry": "%s",
                  "id": "a1",
                  "username": "ada",
                  "email": "ada@example.com",
                  "name": "Ada Lovelace",
                  "verified": false,
                  "administrator": true,
                  "bot": false
                }
                """.formatted(registry.url()));
    }

    @Test
    void leadsToASignInWithoutAToken() {
        registry.answer(
                "GET /api/auth/me",
                FakeRegistry.Answer.json(401, "{\"error\":\"unauthorized\",\"message\":\"Not signed in\"}"));
        Harness.Run run = cli().run("whoami");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("Not signed in").contains("Try: ");
    }

    @Test
    void makesAToken() {
        answerTokens();
        Harness.Run run = cli().run(
                        "token",
                        "create",
                        "--label",
                        "CI",
                        "--scope",
                        "publish,read",
                        "--package",
                        "com.example.*",
                        "--expires",
                        "2030-01-31");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Token     " + NEW_TOKEN + "\n").contains("shown this once");
        assertThat(registry.requests())
                .containsExactly("POST /api/auth/token {\"label\":\"CI\",\"scopes\":[\"publish\",\"read\"],"
                        + "\"packages\":[\"com.example.*\"],\"expiresAt\":\"2030-01-31T00:00:00Z\"}");
    }

    @Test
    void makesATokenWithWhatTheRegistryGivesByDefault() {
        answerTokens();
        Harness.Run run = cli().run("token", "create", "--json");
        assertThat(registry.requests()).containsExactly("POST /api/auth/token {}");
        assertThat(run.out()).isEqualTo("""
                {
                  "id": "0123456789abcdef",
                  "label": "CI",
                  "scopes": [
                    "publish",
                    "read"
                  ],
                  "packages": [
                    "com.example.*"
                  ],
                  "createdAt": "2026-11-21T12:00:00Z",
                  "expiresAt": null,
                  "token": "crt_abcdefghijklmnop"
                }
                """);
    }

    @Test
    void storesATokenWhereOnlyItsOwnerReads() throws IOException {
        answerTokens();
        Harness.Run run = new Harness(home)
                .run("token", "create", "--store", "--url", registry.url(), "--api-key", FakeRegistry.TOKEN);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("crt_...mnop, stored in").doesNotContain(NEW_TOKEN);
        Path file = home.resolve(".calimero-registry/remote-config.json");
        assertThat(file).content().contains(NEW_TOKEN).contains(registry.url());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({"--scope, publsh, 'publish, yank, orgs, read, delete, admin'", "--expires, soon, 2030-01-31T12:00:00Z"})
    void refusesAMisspeltLimitBeforeAnythingIsSent(String option, String value, String advice) {
        Harness.Run run = cli().run("token", "create", option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'" + value + "'").contains(advice);
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void listsTokens() {
        answerTokens();
        assertThat(cli().run("token", "list").out()).isEqualTo("""
                ID                BEGINS     SCOPES        PACKAGES       EXPIRES           LAST USED  LABEL
                0123456789abcdef  crt_0123…  publish,read  com.example.*  2030-01-31 12:00  never      CI

                Times are in UTC.
                """);
        assertThat(cli().run("token", "list", "--json").out())
                .contains("\"beginning\": \"crt_0123…\"", "\"lastUsedAt\": null", "\"id\": \"" + ID + "\"");
    }

    @Test
    void revokesATokenThatThePersonConsentsTo() {
        registry.answer("DELETE /api/auth/token/" + ID, FakeRegistry.Answer.json(204, ""));
        assertThat(cli().answering("no").run("token", "revoke", ID).out()).isEqualTo("Nothing was changed.\n");
        assertThat(cli().run("token", "revoke", ID).exitCode()).isEqualTo(2);
        assertThat(registry.requests()).isEmpty();
        assertThat(cli().answering("yes").run("token", "revoke", ID).out())
                .isEqualTo("The token " + ID + " is revoked.\n");
        assertThat(cli().run("token", "revoke", ID, "-y", "--json").out()).contains("\"revoked\": true");
        assertThat(registry.requests()).hasSize(2).containsOnly("DELETE /api/auth/token/" + ID);
    }

    @Test
    void listsBrowsers() {
        registry.answer("GET /api/auth/sessions", FakeRegistry.Answer.json(200, """
                {"sessions": [{"id": "s1", "current": false, "createdAt": "2026-11-20T08:00:00Z",
                 "refreshedAt": "2026-11-21T08:00:00Z", "expiresAt": "2026-12-21T08:00:00Z", "address": "192.0.2.1",
                 "userAgent": "Firefox"}]}"""));
        assertThat(cli().run("session", "list").out())
                .contains("s1  2026-11-20 08:00  2026-11-21 08:00  2026-12-21 08:00  192.0.2.1  Firefox");
        assertThat(cli().run("session", "list", "--json").out()).contains("\"userAgent\": \"Firefox\"");
    }

    @Test
    void signsOneBrowserOutOrAll() {
        registry.answer("DELETE /api/auth/sessions/s1", FakeRegistry.Answer.json(204, ""));
        registry.answer("DELETE /api/auth/sessions", FakeRegistry.Answer.json(204, ""));
        assertThat(cli().run("session", "revoke").exitCode()).isEqualTo(2);
        assertThat(cli().run("session", "revoke", "s1", "--all").exitCode()).isEqualTo(2);
        assertThat(registry.requests()).isEmpty();
        assertThat(cli().run("session", "revoke", "s1").exitCode()).isZero();
        assertThat(cli().run("session", "revoke", "--all").exitCode()).isZero();
        assertThat(cli().run("session", "revoke", "s2").exitCode()).isEqualTo(3);
    }

    @Test
    void signsOutByRevokingTheTokenAndForgettingIt() {
        answerTokens();
        registry.answer("DELETE /api/auth/token/" + ID, FakeRegistry.Answer.json(204, ""));
        store();
        Harness.Run run = new Harness(home).run("logout");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("You are signed out: the token is revoked and forgotten.\n");
        assertThat(registry.requests()).containsExactly("GET /api/auth/tokens", "DELETE /api/auth/token/" + ID);
        assertThat(home.resolve(".calimero-registry/remote-config.json"))
                .content()
                .contains(registry.url())
                .doesNotContain("crt_");
        assertThat(new Harness(home).run("logout").exitCode()).isEqualTo(2);
    }

    @Test
    void takesATokenThatCountsNoMoreForRevoked() {
        registry.answer(
                "GET /api/auth/tokens",
                FakeRegistry.Answer.json(401, "{\"error\":\"unauthorized\",\"message\":\"Not signed in\"}"));
        store();
        Harness.Run run = new Harness(home).run("logout", "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\"revoked\": true");
    }

    @Test
    void forgetsATokenThatTheRegistryDoesNotRevoke() {
        answerTokens();
        registry.answer(
                "DELETE /api/auth/token/" + ID,
                FakeRegistry.Answer.json(403, "{\"error\":\"forbidden\",\"message\":\"Another token\"}"));
        store();
        Harness.Run run = new Harness(home).run("logout");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("was not revoked").contains("Another token");
        assertThat(run.out()).contains("was not revoked");
        assertThat(home.resolve(".calimero-registry/remote-config.json"))
                .content()
                .doesNotContain("crt_");
    }

    @Test
    void keepsATokenAliveThatSomethingElseUses() {
        store();
        Harness.Run run = new Harness(home).run("logout", "--keep-token");
        assertThat(run.out()).contains("was not revoked");
        assertThat(registry.requests()).isEmpty();
    }

    private void store() {
        new Harness(home).run("config", "set", "url", registry.url());
        new Harness(home).run("config", "set", "api-key", FakeRegistry.TOKEN);
    }

    private void answerTokens() {
        String fields = """
                "tokenId": "%s", "label": "CI", "createdAt": "2026-11-21T12:00:00Z",
                "scopes": ["publish", "read"], "packages": ["com.example.*"],""".formatted(ID);
        registry.answer(
                "POST /api/auth/token",
                FakeRegistry.Answer.json(201, "{" + fields + "\"token\": \"" + NEW_TOKEN + "\", \"expiresAt\": null}"));
        registry.answer(
                "GET /api/auth/tokens",
                FakeRegistry.Answer.json(
                        200,
                        "{\"tokens\": [{" + fields
                                + "\"token\": \"crt_0123…\", \"expiresAt\": \"2030-01-31T12:00:00Z\","
                                + "\"lastUsedAt\": null}]}"));
    }

    private Harness cli() {
        return new Harness(home)
                .with("CALIMERO_REGISTRY_URL", registry.url())
                .with("CALIMERO_API_KEY", FakeRegistry.TOKEN);
    }
}
