package registry.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import registry.web.http.Json;

/** The caller's own account. */
@Path("api/auth/me")
public final class AccountResource {
    private final Access access;

    /** Asks {@code access} who calls. */
    public AccountResource(Access access) {
        this.access = access;
    }

    /** {@code {"user":{…}}}. */
    @GET
    public Response get() {
        ObjectNode answer = Json.object();
        answer.set("user", AccountJson.of(access.require().account()));
        return JsonReply.secret(200, answer);
    }
}
