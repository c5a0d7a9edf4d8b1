package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.IssuedToken;
import registry.accounts.Scope;
import registry.accounts.TokenInfo;
import registry.accounts.TokenRequest;
import registry.orgs.Bots;
import registry.orgs.Org;
import registry.orgs.Role;
import registry.web.http.Json;
import registry.web.http.WebError;
import registry.web.rest.JsonBody;
import registry.web.rest.JsonReply;
import registry.web.rest.TokenJson;

/** The API tokens of a bot, for the admins and owners of its organization. They can publish and nothing else. */
@Path("api/v2/orgs/{org}/bots/{bot}/tokens")
public final class BotTokensResource {
    private final OrgAccess access;
    private final Bots bots;

    BotTokensResource(OrgAccess access, Bots bots) {
        this.access = access;
        this.bots = bots;
    }

    /** {@code {"tokens":[…]}}, newest first, each with {@code issuedBy}; no secrets. */
    @GET
    public Response list(@PathParam("org") String id, @PathParam("bot") String bot) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.ADMIN);
        Map<String, Account> issuers = bots.issuers(actor, org.id(), bot);
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("tokens");
        for (TokenInfo token : bots.tokens(actor, org.id(), bot)) {
            Optional<Account> issuer =
                    Optional.ofNullable(issuers.get(token.credential().id()));
            array.add(TokenJson.of(token)
                    .put("issuedBy", issuer.map(Account::displayName).orElse(null)));
        }
        return JsonReply.secret(200, answer);
    }

    /**
     * Body {@code {label?, packages?, expiresAt?}}, the latter two by default those of the caller's credential; 201 with
     * the token, which is shown this once.
     */
    @POST
    public Response issue(@PathParam("org") String id, @PathParam("bot") String bot, InputStream body) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.ADMIN);
        JsonBody wanted = JsonBody.read(body, WebError.BAD_REQUEST);
        IssuedToken token = Malformed.asBadRequest(() -> bots.issueToken(actor, org.id(), bot, request(wanted, actor)));
        return JsonReply.secret(201, TokenJson.of(token));
    }

    /** Revokes one; 204. */
    @DELETE
    @Path("{token}")
    public Response revoke(
            @PathParam("org") String id, @PathParam("bot") String bot, @PathParam("token") String token) {
        Org org = access.find(id);
        Actor actor = access.manager(org, Role.ADMIN);
        return Malformed.asBadRequest(() -> {
            bots.revokeToken(actor, org.id(), bot, token);
            return Response.noContent().build();
        });
    }

    private static TokenRequest request(JsonBody wanted, Actor actor) {
        TokenRequest.Wish wish = TokenJson.wish(wanted);
        Optional<Set<Scope>> scopes = wish.scopes().or(() -> Optional.of(Set.of(Scope.PUBLISH)));
        return TokenRequest.filledUp(
                new TokenRequest.Wish(wish.label(), scopes, wish.packages(), wish.expiresAt()), actor);
    }
}
