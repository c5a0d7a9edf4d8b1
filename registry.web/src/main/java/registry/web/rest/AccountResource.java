package registry.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.catalog.Catalog;
import registry.web.http.Json;
import registry.web.http.WebError;

/** The caller's own account. */
@Path("api/auth")
public final class AccountResource {
    private final Access access;
    private final Accounts accounts;
    private final Catalog catalog;
    private final AccountJson json;

    /**
     * Shows and changes accounts of {@code accounts}.
     *
     * @param catalog shows them beside their packages
     */
    public AccountResource(Access access, Accounts accounts, Catalog catalog, AccountJson json) {
        this.access = access;
        this.accounts = accounts;
        this.catalog = catalog;
        this.json = json;
    }

    /** {@code {"user":{…}}}; by any credential, bots' included. */
    @GET
    @Path("me")
    public Response me() {
        Actor actor = access.require();
        ObjectNode answer = Json.object();
        answer.set("user", json.of(actor.account(), actor.administrator()));
        return JsonReply.secret(200, answer);
    }

    /** Body {@code {username}}; once, for ever. */
    @POST
    @Path("username")
    public Response claimUsername(InputStream body) {
        Actor actor = access.require();
        String wanted = JsonBody.read(body, WebError.BAD_REQUEST).text("username");
        Account account = accounts.claimUsername(actor, wanted);
        catalog.catchUp();
        return JsonReply.secret(
                200, Json.object().put("username", account.username().orElseThrow()));
    }
}
