package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import registry.api.RegistryException;
import registry.api.SignerId;
import registry.orgs.SignerPolicies;
import registry.orgs.SignerPolicy;
import registry.orgs.SignerRule;
import registry.signing.key.DidKey;
import registry.signing.key.SignatureSchemes;
import registry.web.http.Json;
import registry.web.http.WebError;
import registry.web.rest.JsonBody;

/** Signer policies as clients send and see them. Thread-safe. */
final class SignerPolicyJson {
    private final SignatureSchemes schemes;

    SignerPolicyJson(SignatureSchemes schemes) {
        this.schemes = schemes;
    }

    /**
     * Reads a body {@code {policy, signers?}}.
     *
     * @throws RegistryException with {@link WebError#BAD_REQUEST}
     */
    SignerPolicy read(InputStream body) {
        JsonBody wanted = JsonBody.read(body, WebError.BAD_REQUEST);
        String policy = wanted.text("policy");
        Set<String> signers = wanted.optionalTexts("signers").orElse(Set.of());
        return Malformed.asBadRequest(() -> SignerPolicy.of(policy, parse(signers)));
    }

    /** What is set, {@code null} when nothing is, and under {@code effective} every policy that holds. */
    ObjectNode of(SignerPolicies.State state) {
        ObjectNode json = state.own()
                .map(SignerPolicy::json)
                .orElseGet(() -> Json.object().putNull("policy").set("signers", Json.array()));
        ArrayNode effective = json.putArray("effective");
        state.effective().forEach(rule -> effective.add(of(rule)));
        return json;
    }

    private static ObjectNode of(SignerRule rule) {
        ObjectNode json = Json.object().put("of", rule.setter().name().toLowerCase(Locale.ROOT));
        rule.owner().ifPresent(owner -> json.put("name", owner));
        return json.setAll(rule.policy().json());
    }

    private List<SignerId> parse(Set<String> signers) {
        if (signers.size() > SignerPolicy.MAX_SIGNERS) {
            throw new RegistryException(
                    WebError.BAD_REQUEST, "signers must have at most " + SignerPolicy.MAX_SIGNERS + " did:keys");
        }
        return signers.stream().map(signer -> DidKey.parse(schemes, signer)).toList();
    }
}
