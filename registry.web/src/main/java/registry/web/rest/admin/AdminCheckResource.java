package registry.web.rest.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import registry.web.http.Json;
import registry.web.rest.Access;
import registry.web.rest.JsonReply;

/** Whether the caller may use the other routes here. */
@Path("api/admin/check")
public final class AdminCheckResource {
    private final Access access;

    /** Asks {@code access} who calls. */
    public AdminCheckResource(Access access) {
        this.access = access;
    }

    /** {@code {"isAdmin":…}}: of the account and of the credential. */
    @GET
    public Response check() {
        return JsonReply.secret(
                200, Json.object().put("isAdmin", access.require().isAdministrator()));
    }
}
