package registry.client.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import registry.client.UnexpectedAnswerException;
import registry.client.json.Json;
import registry.client.json.JsonObject;

/** Takes an answer that has a JSON object in each line, as it comes. Once it has begun, it is not begun again. */
public final class LineFetch implements Receiver {
    private static final int MAX_LINE_BYTES = 16 << 20;

    private final Consumer<JsonObject> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile boolean begun;

    /** Gives each object to the consumer, which may be called by another thread than the caller's. */
    public LineFetch(Consumer<JsonObject> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void begin(HttpResponse.ResponseInfo head) {
        begun = true;
    }

    @Override
    public void piece(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                Told.guarded(this::end);
                start = i + 1;
            }
        }
        line.write(bytes, start, bytes.length - start);
        if (line.size() > MAX_LINE_BYTES) {
            throw unexpected();
        }
    }

    @Override
    public boolean canGoOn() {
        return !begun;
    }

    /** Takes what stands after the last line break, when all has come. */
    public void finish() {
        end();
    }

    private void end() {
        byte[] json = line.toByteArray();
        line.reset();
        if (json.length > 0) {
            JsonObject object = Json.parse(json)
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .map(JsonObject::new)
                    .orElseThrow(LineFetch::unexpected);
            consumer.accept(object);
        }
    }

    private static UnexpectedAnswerException unexpected() {
        return new UnexpectedAnswerException(
                "The answer is not made of lines of JSON objects: is this the address of a registry?");
    }
}
