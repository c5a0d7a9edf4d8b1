package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageCommandsTest {
    private static final String PACKAGE = "/api/v2/packages/com.example.app";
    private static final String OFFER = """
            {"package": "com.example.app", "from": "ada", "to": "bob", "createdAt": "2026-11-21T12:00:00Z",
             "expiresAt": "2026-12-21T12:00:00Z"}""";
    private static final String POLICY = """
            {"policy": "list", "signers": ["did:key:z6Mk1"], "effective": [
             {"of": "package", "name": "com.example.app", "policy": "list", "signers": ["did:key:z6Mk1"]},
             {"of": "organization", "name": "my-org", "policy": "pinned", "signers": []}]}""";

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void offersAPackage() {
        answer("POST " + PACKAGE + "/transfer", 201, OFFER);
        assertThat(run("package", "transfer", "offer", "com.example.app", "bob"))
                .isEqualTo("com.example.app is offered to bob, who can accept it until 2026-12-21 12:00 UTC.\n");
        assertThat(registry.requests()).containsExactly("POST " + PACKAGE + "/transfer {\"username\":\"bob\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "accept, incoming, POST, /transfer/accept, is yours now, accepted",
        "decline, incoming, DELETE, /transfer, is declined, declined",
        "withdraw, outgoing, DELETE, /transfer, is withdrawn, withdrawn"
    })
    void answersOffers(String command, String direction, String method, String path, String words, String member) {
        answerOffers(direction);
        answer(method + " " + PACKAGE + path, 204, "");
        assertThat(run("package", "transfer", command, "com.example.app")).contains(words);
        assertThat(run("package", "transfer", command, "com.example.app", "--json"))
                .contains("\"" + member + "\": true");
    }

    @ParameterizedTest
    @CsvSource({
        "decline, outgoing, 4, package transfer withdraw",
        "withdraw, incoming, 4, package transfer decline",
        "decline, none, 3, is not offered to you",
        "withdraw, none, 3, is not offered by you"
    })
    void endsOnlyAnOfferThatIsOnesOwnToEnd(String command, String direction, int exitCode, String words) {
        answerOffers(direction);
        answer("DELETE " + PACKAGE + "/transfer", 204, "");
        Harness.Run run = cli().run("package", "transfer", command, "com.example.app");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(words);
        assertThat(registry.requests()).containsExactly("GET /api/v2/transfers");
    }

    @Test
    void listsOffers() {
        answer("GET /api/v2/transfers", 200, "{\"incoming\": [" + OFFER + "], \"outgoing\": []}");
        assertThat(run("package", "transfer", "list")).isEqualTo("""
                OFFER   PACKAGE          FROM  TO   ENDS (UTC)
                to you  com.example.app  ada   bob  2026-12-21 12:00
                """);
        assertThat(run("package", "transfer", "list", "--json")).contains("\"outgoing\": []");
    }

    @Test
    void showsWhichKeysMaySign() {
        answer("GET " + PACKAGE + "/signer-policy", 200, POLICY);
        assertThat(run("package", "signer-policy", "get", "com.example.app")).isEqualTo("""
                Set for com.example.app  only did:key:z6Mk1
                In force                 only did:key:z6Mk1, of the package com.example.app
                In force                 pinned: the key of the highest version so far, of the organization my-org
                """);
        assertThat(run("package", "signer-policy", "get", "com.example.app", "--json"))
                .contains("\"policy\": \"list\"", "\"of\": \"organization\"");
        answer("GET /api/v2/orgs/my-org/signer-policy", 200, POLICY);
        assertThat(run("org", "signer-policy", "get", "my-org")).startsWith("Set for my-org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any     | PUT    | {\"policy\":\"any\"}",
                "pinned  | PUT    | {\"policy\":\"pinned\"}",
                "inherit | DELETE | ''"
            })
    void setsAPolicy(String policy, String method, String body) {
        answer(method + " " + PACKAGE + "/signer-policy", 200, POLICY);
        answer(method + " /api/v2/orgs/my-org/signer-policy", 200, POLICY);
        run("package", "signer-policy", "set", "com.example.app", policy);
        run("org", "signer-policy", "set", "my-org", policy);
        assertThat(registry.requests())
                .containsExactly(
                        (method + " " + PACKAGE + "/signer-policy " + body).strip(),
                        (method + " /api/v2/orgs/my-org/signer-policy " + body).strip());
    }

    @Test
    void setsAListOfKeys() {
        answer("PUT " + PACKAGE + "/signer-policy", 200, POLICY);
        run(
                "package",
                "signer-policy",
                "set",
                "com.example.app",
                "list",
                "--signer",
                "did:key:a",
                "--signer",
                "did:key:b");
        assertThat(registry.requests())
                .containsExactly("PUT " + PACKAGE
                        + "/signer-policy {\"policy\":\"list\",\"signers\":[\"did:key:a\",\"did:key:b\"]}");
    }

    @ParameterizedTest
    @CsvSource({"list, ''", "any, did:key:a", "pined, ''"})
    void refusesAPolicyThatMakesNoSense(String policy, String signer) {
        Harness.Run run = signer.isEmpty()
                ? cli().run("package", "signer-policy", "set", "com.example.app", policy)
                : cli().run("package", "signer-policy", "set", "com.example.app", policy, "--signer", signer);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(registry.requests()).isEmpty();
    }

    private void answerOffers(String direction) {
        String incoming = direction.equals("incoming") ? OFFER : "";
        String outgoing = direction.equals("outgoing") ? OFFER : "";
        answer("GET /api/v2/transfers", 200, "{\"incoming\": [" + incoming + "], \"outgoing\": [" + outgoing + "]}");
    }

    private void answer(String request, int status, String body) {
        registry.answer(request, FakeRegistry.Answer.json(status, body));
    }

    private String run(String... words) {
        Harness.Run run = cli().run(words);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private Harness cli() {
        return new Harness(home)
                .with("CALIMERO_REGISTRY_URL", registry.url())
                .with("CALIMERO_API_KEY", FakeRegistry.TOKEN);
    }
}
