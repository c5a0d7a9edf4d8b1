package registry.web.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import registry.accounts.ProgramLogins;

/** Where a program that a person let in gets its token. */
@Path("api/auth/program")
public final class ProgramResource {
    private final Access access;
    private final ProgramLogins programs;

    /** Exchanges the codes of {@code programs}. */
    public ProgramResource(Access access, ProgramLogins programs) {
        this.access = access;
        this.programs = programs;
    }

    /** Body {@code {code, verifier}}; 201 with the token, which is shown this once. Whoever asks needs nothing else. */
    @POST
    public Response exchange(InputStream body) {
        JsonBody json = JsonBody.read(body);
        return JsonReply.secret(
                201, TokenJson.of(programs.exchange(json.text("code"), json.text("verifier"), access.address())));
    }
}
