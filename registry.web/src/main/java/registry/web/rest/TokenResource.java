package registry.web.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Actor;
import registry.accounts.TokenRequest;
import registry.accounts.Tokens;

/** The caller's own API tokens. */
@Path("api/auth")
public final class TokenResource {
    private final Access access;
    private final Tokens tokens;

    /** Manages {@code tokens}. */
    public TokenResource(Access access, Tokens tokens) {
        this.access = access;
        this.tokens = tokens;
    }

    /** Body {@code {label?, scopes?, packages?, expiresAt?}}; 201 with the token, which is shown this once. */
    @POST
    @Path("token")
    public Response create(InputStream body) {
        Actor actor = access.require();
        actor.requirePerson();
        TokenRequest request = TokenRequest.filledUp(TokenJson.wish(JsonBody.read(body)), actor);
        return JsonReply.secret(201, TokenJson.of(tokens.issue(actor, request)));
    }

    /** {@code {"tokens":[…]}}, newest first. */
    @GET
    @Path("tokens")
    public Response list() {
        return JsonReply.secret(200, TokenJson.of(tokens.list(access.require())));
    }

    /** Revokes the token of this id, which is never a part of one. Clients know either address. */
    @DELETE
    @Path("{tokens: tokens?}/{id}")
    public Response revoke(@PathParam("id") String id) {
        tokens.revoke(access.require(), id);
        return Response.noContent().header("Cache-Control", "no-store").build();
    }
}
