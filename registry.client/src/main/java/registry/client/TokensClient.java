package registry.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.client.account.ApiToken;
import registry.client.account.IssuedToken;
import registry.client.account.TokenRequest;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.AccountJson;
import registry.client.json.Json;

/** The API tokens of the caller's account. See {@link RegistryClient}. */
public final class TokensClient {
    private static final Address AUTH = Address.of("api", "auth");

    private final Transport transport;

    TokensClient(Transport transport) {
        this.transport = transport;
    }

    /** The tokens, newest first; a token that is limited to packages sees itself alone. */
    public List<ApiToken> list() {
        return transport.send(Call.get(AUTH.and("tokens"))).object().requiredObjects("tokens", AccountJson::token);
    }

    /** Makes a token, with no more rights and no longer life than the one in use has. */
    public IssuedToken create(TokenRequest request) {
        return AccountJson.issued(transport
                .send(Call.post(AUTH.and("token"), AccountJson.write(request)))
                .object());
    }

    /**
     * Gives a program the token that a person allowed it on the registry's page {@code /connect}. Goes without a token, and
     * never twice, since a code counts once. 400 {@code invalid_login_code} when it counts no more.
     *
     * @param code what the browser brought back to the program
     * @param verifier the secret whose hash was the challenge (RFC 7636)
     */
    public IssuedToken redeem(String code, String verifier) {
        ObjectNode body = Json.object("code", code).put("verifier", verifier);
        return AccountJson.issued(transport
                .send(Call.post(AUTH.and("program"), body).asAnonymous())
                .object());
    }

    /**
     * Revokes a token from the next request on; a token itself alone. Never repeated, since what revoked itself could not
     * ask again.
     */
    public void revoke(String tokenId) {
        transport.send(Call.delete(AUTH.and("token", tokenId)).asOnce());
    }
}
