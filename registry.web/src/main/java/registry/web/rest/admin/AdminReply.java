package registry.web.rest.admin;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import registry.web.http.Json;
import registry.web.rest.JsonReply;

/** Answers to administrators, which no cache keeps. */
final class AdminReply {
    private AdminReply() {}

    /** What every change answers. */
    static Response ok() {
        return JsonReply.secret(200, Json.object().put("ok", true));
    }

    static Response deleted() {
        return Response.noContent().header("Cache-Control", "no-store").build();
    }

    /** {@code {"<name>":[…]}}, of which only the bytes are held in memory. */
    static Response list(String name, Stream<? extends JsonNode> elements) {
        return list(name, elements, Optional.empty()).build();
    }

    /** The same with a cursor in {@code next}, if there is another page. */
    static Response.ResponseBuilder list(String name, Stream<? extends JsonNode> elements, Optional<String> next) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes(("{\"" + name + "\":[").getBytes(StandardCharsets.US_ASCII));
        elements.forEach(element -> {
            if (json.size() > name.length() + "{\"\":[".length()) {
                json.write(',');
            }
            json.writeBytes(Json.bytes(element));
        });
        json.write(']');
        next.ifPresent(cursor -> json.writeBytes((",\"next\":\"" + cursor + '"').getBytes(StandardCharsets.US_ASCII)));
        json.write('}');
        return Response.ok(json.toByteArray(), MediaType.APPLICATION_JSON_TYPE).header("Cache-Control", "no-store");
    }
}
