package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Scope;
import registry.signing.key.SigningKey;

@HelidonTest
class SignerPolicyRoutesTest {
    private static final String ORGS = "/api/v2/orgs/";
    private static final String PACKAGES = "/api/v2/packages/";
    private static final String PINNED = "{\"policy\":\"pinned\"}";

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
    void refusesAnotherKeyAndSaysWhatToDo() {
        TestPerson ada = TestPerson.of(registry, "ada-pins");
        SigningKey other = TestBundle.newKey();
        String app = "com.pins.app";
        JsonNode first = ada.push(TestBundle.of(app, "1.0.0")).expect(201).json();
        String policy = PACKAGES + app + "/signer-policy";

        assertThat(put(ada, policy, PINNED))
                .isEqualTo("{\"policy\":\"pinned\",\"signers\":[],\"effective\":[{\"of\":\"package\","
                        + "\"name\":\"com.pins.app\",\"policy\":\"pinned\",\"signers\":[]}]}");
        Reply refused = ada.push(TestBundle.signedBy(other, app, "1.1.0")).expect(403);
        assertThat(refused.error()).isEqualTo("signer_not_allowed");
        assertThat(refused.message())
                .contains(
                        first.get("signerId").textValue(),
                        other.signerId().value(),
                        "package com.pins.app",
                        "'pinned'");
        ada.push(TestBundle.of(app, "1.1.0")).expect(201);

        assertThat(put(ada, policy, "{\"policy\":\"list\",\"signers\":[\"" + other.signerId() + "\"]}"))
                .startsWith("{\"policy\":\"list\",\"signers\":[\"" + other.signerId() + "\"]");
        assertThat(ada.push(TestBundle.of(app, "1.2.0")).expect(403).error()).isEqualTo("signer_not_allowed");
        assertThat(ada.delete(policy).expect(200).text())
                .isEqualTo("{\"policy\":null,\"signers\":[],\"effective\":[{\"of\":\"registry\",\"policy\":\"any\","
                        + "\"signers\":[]}]}");
        ada.push(TestBundle.signedBy(other, app, "1.2.0")).expect(201);
    }

    @Test
    void warnsOfAnotherKeyAgainWhenAVersionIsPublishedAgain() {
        TestPerson ada = TestPerson.of(registry, "ada-again");
        String app = "com.again.app";
        JsonNode first = ada.push(TestBundle.of(app, "1.0.0")).expect(201).json();
        TestBundle other = TestBundle.signedBy(TestBundle.newKey(), app, "1.1.0");

        JsonNode second = ada.push(other).expect(201).json();
        JsonNode retry = ada.push(other).expect(201).json();

        JsonNode warning = second.at("/warnings/0");
        assertThat(warning.get("code").textValue()).isEqualTo("signer_changed");
        assertThat(warning.get("applicationId")).isEqualTo(second.get("applicationId"));
        assertThat(warning.get("previousApplicationId")).isEqualTo(first.get("applicationId"));
        assertThat(warning.get("previousVersion").textValue()).isEqualTo("1.0.0");
        assertThat(retry.get("alreadyPublished").booleanValue()).isTrue();
        assertThat(retry.get("warnings")).isEqualTo(second.get("warnings"));
    }

    @Test
    void showsThePolicyOfTheOrganizationWithThePackagesOwn() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-both", "both-org");
        String app = "com.both.app";
        ada.push(TestBundle.of(app, "1.0.0")).expect(201);
        ada.post(ORGS + "both-org/packages", "{\"package\":\"" + app + "\"}").expect(204);
        put(ada, ORGS + "BOTH-org/signer-policy", PINNED);
        put(ada, PACKAGES + app + "/signer-policy", "{\"policy\":\"any\",\"signers\":null}");

        JsonNode shown = registry.get(PACKAGES + app + "/signer-policy").json();
        assertThat(shown.at("/effective").findValuesAsText("of")).containsExactly("package", "organization");
        assertThat(shown.at("/effective").findValuesAsText("policy")).containsExactly("any", "pinned");
        assertThat(shown.at("/effective/1/name").textValue()).isEqualTo("both-org");
        assertThat(ada.push(TestBundle.signedBy(TestBundle.newKey(), app, "1.1.0"))
                        .message())
                .contains("organization 'both-org'");
    }

    @Test
    void letsOwnersOnlySetPolicies() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-sets", "sets-org");
        TestPerson bob = TestPerson.of(registry, "bob-sets");
        ada.post(ORGS + "sets-org/members", "{\"username\":\"bob-sets\"}").expect(204);
        ada.push(TestBundle.of("com.sets.app", "1.0.0")).expect(201);
        ada.post(ORGS + "sets-org/packages", "{\"package\":\"com.sets.app\"}").expect(204);
        Map<String, String> policies = Map.of(
                ORGS + "sets-org/signer-policy", "forbidden", PACKAGES + "com.sets.app/signer-policy", "not_owner");

        policies.forEach((policy, code) -> {
            assertThat(bob.send("PUT", policy, PINNED).expect(403).error()).isEqualTo(code);
            assertThat(bob.delete(policy).expect(403).error()).isEqualTo(code);
            ada.scoped(Scope.PUBLISH).send("PUT", policy, PINNED).expect(403);
            assertThat(registry.get(policy).json().get("policy").isNull()).isTrue();
        });
        ada.send("PATCH", ORGS + "sets-org/members/bob-sets", "{\"role\":\"owner\"}")
                .expect(204);
        policies.keySet().forEach(policy -> put(bob, policy, PINNED));
    }

    @Test
    void saysWhatIsWrongWithAPolicy() {
        TestPerson ada = TestPerson.ownerOf(registry, "ada-wrong", "wrong-org");
        ada.push(TestBundle.of("com.wrong.app", "1.0.0")).expect(201);
        String dev = "did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd";
        String many =
                IntStream.range(0, 51).mapToObj(i -> "\"did:key:z" + i + "\"").collect(Collectors.joining(","));
        for (String policy : List.of(ORGS + "wrong-org/signer-policy", PACKAGES + "com.wrong.app/signer-policy")) {
            for (String body : List.of(
                    "",
                    "{}",
                    "[]",
                    "{\"policy\":1}",
                    "{\"policy\":\"all\"}",
                    "{\"policy\":\"list\"}",
                    "{\"policy\":\"list\",\"signers\":[]}",
                    "{\"policy\":\"list\",\"signers\":\"" + dev + "\"}",
                    "{\"policy\":\"list\",\"signers\":[1]}",
                    "{\"policy\":\"list\",\"signers\":[\"" + dev + "\"]}",
                    "{\"policy\":\"list\",\"signers\":[\"did:web:example.com\"]}",
                    "{\"policy\":\"list\",\"signers\":[" + many + "]}",
                    "{\"policy\":\"pinned\",\"signers\":[\""
                            + TestBundle.newKey().signerId() + "\"]}")) {
                assertThat(ada.send("PUT", policy, body).expect(400).error())
                        .as(body)
                        .isEqualTo("bad_request");
            }
            assertThat(registry.get(policy).json().get("policy").isNull()).isTrue();
        }
        for (String unknown : List.of(
                ORGS + "no-such-org/signer-policy",
                PACKAGES + "com.wrong.unknown/signer-policy",
                PACKAGES + "Not%20A%20Name/signer-policy")) {
            assertThat(registry.get(unknown).expect(404).error()).isEqualTo("not_found");
            assertThat(ada.send("PUT", unknown, PINNED).expect(404).error()).isEqualTo("not_found");
            assertThat(ada.delete(unknown).expect(404).error()).isEqualTo("not_found");
        }
    }

    private static String put(TestPerson person, String path, String body) {
        return person.send("PUT", path, body).expect(200).text();
    }
}
