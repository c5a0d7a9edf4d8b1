package registry.web.hot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import registry.web.http.Json;

/** An answer of JSON objects, one in a line, each sent at once. What goes wrong is {@link UncheckedIOException}. For one thread. */
final class JsonLines {
    private static final Header TYPE = HeaderValues.createCached("Content-Type", "application/x-ndjson");

    private final LateOutput out;

    /** Begins the answer with the first line. */
    JsonLines(ServerResponse response) {
        this.out = new LateOutput(
                () -> response.header(TYPE).header(JsonReply.NOT_STORED).outputStream());
    }

    /** Whether the answer has begun, so that it cannot be another one any more. */
    boolean begun() {
        return out.begun();
    }

    void add(ObjectNode line) {
        try {
            out.write(Json.bytes(line));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds the last line. An answer without it is never closed: the end of a closed one is taken for the end of the report.
     */
    void finish(ObjectNode last) {
        add(last);
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
