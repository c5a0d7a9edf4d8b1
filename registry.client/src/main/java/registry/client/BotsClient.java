package registry.client;

import java.util.List;
import registry.client.account.ApiToken;
import registry.client.account.IssuedToken;
import registry.client.account.TokenRequest;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.AccountJson;
import registry.client.json.Json;
import registry.client.json.OrgJson;
import registry.client.org.Bot;

/** The bots of one organization, for its admins and owners. See {@link RegistryClient}. */
public final class BotsClient {
    private final Transport transport;
    private final Address bots;

    BotsClient(Transport transport, Address bots) {
        this.transport = transport;
        this.bots = bots;
    }

    /** The bots, in the order of their creation. */
    public List<Bot> list() {
        return transport.send(Call.get(bots)).object().requiredObjects("bots", OrgJson::bot);
    }

    /**
     * Creates a bot.
     *
     * @param name a user name that nobody has
     */
    public Bot create(String name) {
        return OrgJson.bot(
                transport.send(Call.post(bots, Json.object("name", name))).object());
    }

    /** Deletes a bot and its tokens. */
    public void delete(String name) {
        transport.send(Call.delete(bots.and(name)));
    }

    /** The tokens of a bot, newest first. */
    public List<ApiToken> tokens(String name) {
        return transport.send(Call.get(tokensOf(name))).object().requiredObjects("tokens", AccountJson::token);
    }

    /** Makes a token for a bot. It can publish, whatever scopes the request has: leave them out. */
    public IssuedToken createToken(String name, TokenRequest request) {
        return AccountJson.issued(transport
                .send(Call.post(tokensOf(name), AccountJson.write(request)))
                .object());
    }

    /** Revokes a token of a bot. */
    public void revokeToken(String name, String tokenId) {
        transport.send(Call.delete(tokensOf(name).and(tokenId)));
    }

    private Address tokensOf(String name) {
        return bots.and(name, "tokens");
    }
}
