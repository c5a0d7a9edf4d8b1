package registry.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers of JSON, whatever the client says it accepts: there is nothing else to be had. */
public final class JsonReply {
    private JsonReply() {}

    /** 200 with {@code json}. */
    public static Response ok(JsonNode json) {
        return of(200, json).build();
    }

    /** For what belongs to one caller: no cache keeps it. */
    public static Response secret(int status, JsonNode json) {
        return of(status, json).header("Cache-Control", "no-store").build();
    }

    /** {@code json} under this status, to which headers may be added. */
    public static Response.ResponseBuilder of(int status, JsonNode json) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json);
    }
}
