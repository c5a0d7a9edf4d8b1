package registry.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.Setup;
import registry.accounts.SetupResult;
import registry.web.http.Json;

/** Turns the one-time set-up code into the first administrator. */
@Path("api/setup")
public final class SetupResource {
    private final Setup setup;
    private final Access access;
    private final AccountJson accountJson;

    /** Completes {@code setup}. */
    public SetupResource(Setup setup, Access access, AccountJson accountJson) {
        this.setup = setup;
        this.access = access;
        this.accountJson = accountJson;
    }

    /** Body {@code {code, email, username}}; 201 with a token that has every scope and is shown this once. */
    @POST
    public Response complete(InputStream body) {
        JsonBody json = JsonBody.read(body);
        SetupResult result =
                setup.complete(json.text("code"), json.text("email"), json.text("username"), access.address());
        ObjectNode answer = Json.object().put("token", result.token().secret());
        answer.set("user", accountJson.of(result.account()));
        return JsonReply.secret(201, answer);
    }
}
