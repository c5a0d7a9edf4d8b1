package registry.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers of JSON, whatever the client says it accepts: there is nothing else to be had. */
final class JsonReply {
    private JsonReply() {}

    static Response ok(JsonNode json) {
        return of(200, json).build();
    }

    /** For what belongs to one caller: no cache keeps it. */
    static Response secret(int status, JsonNode json) {
        return of(status, json).header("Cache-Control", "no-store").build();
    }

    static Response.ResponseBuilder of(int status, JsonNode json) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json);
    }
}
