package registry.web.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import registry.accounts.SigningKeys;

/** The keys that the registry signs cookies with. */
@Path("api/admin/keys/rotate")
public final class KeysResource {
    private final Access access;
    private final SigningKeys keys;

    /** Replaces {@code keys}. */
    public KeysResource(Access access, SigningKeys keys) {
        this.access = access;
        this.keys = keys;
    }

    /** Signs with a new key from now on; for administrators. */
    @POST
    public Response rotate() {
        keys.rotate(access.require());
        return Response.noContent().build();
    }
}
