package registry.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.SessionInfo;
import registry.accounts.Sessions;
import registry.web.http.Json;

/** The browsers in which the caller's account is signed in. */
@Path("api/auth/sessions")
public final class SessionsResource {
    private final Access access;
    private final Browser browser;
    private final Sessions sessions;

    /** Asks {@code access} who calls. */
    public SessionsResource(Access access, Browser browser, Sessions sessions) {
        this.access = access;
        this.browser = browser;
        this.sessions = sessions;
    }

    /** {@code {"sessions":[…]}}, the one used last first. */
    @GET
    public Response list() {
        Actor actor = access.require();
        actor.require(Scope.READ);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("sessions");
        sessions.list(actor.account().id()).forEach(session -> list.add(json(session, isOwn(actor, session.id()))));
        return JsonReply.secret(200, answer);
    }

    /** Ends all but the caller's own; a token has none of its own. */
    @DELETE
    public Response endOthers() {
        sessions.endOthers(access.require());
        return Response.noContent().build();
    }

    /** Ends one. The caller's own is a sign-out. */
    @DELETE
    @Path("{id}")
    public Response end(@PathParam("id") String id) {
        Actor actor = access.require();
        sessions.endOne(actor, id);
        Response.ResponseBuilder answer = Response.noContent();
        return isOwn(actor, id) ? browser.forget(answer).build() : answer.build();
    }

    private static boolean isOwn(Actor actor, String id) {
        return actor.isSession() && actor.credential().id().equals(id);
    }

    private static ObjectNode json(SessionInfo session, boolean own) {
        ObjectNode json = Json.object()
                .put("id", session.id())
                .put("current", own)
                .put("createdAt", session.createdAt().toString())
                .put("refreshedAt", session.refreshedAt().toString())
                .put("expiresAt", session.expiresAt().toString())
                .put("address", session.origin().address());
        session.origin()
                .userAgent()
                .ifPresentOrElse(agent -> json.put("userAgent", agent), () -> json.putNull("userAgent"));
        return json;
    }
}
