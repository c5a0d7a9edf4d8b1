package registry.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import registry.web.http.Json;

/** Writes JSON trees. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public final class JsonWriter implements MessageBodyWriter<JsonNode> {
    /** A writer. */
    public JsonWriter() {}

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            JsonNode tree,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        byte[] bytes = Json.bytes(tree);
        headers.putSingle("Content-Length", bytes.length);
        out.write(bytes);
    }
}
