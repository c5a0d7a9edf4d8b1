package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.ProgressLine;

/**
 * What the server program says while it works: lines of JSON that tell how far it has come become one line for a person,
 * all others are handed on. For one thread.
 */
final class ServerProgress {
    private final Session session;
    private @Nullable ProgressLine line;

    ServerProgress(Session session) {
        this.session = session;
    }

    /** Shows it until the stream ends. */
    void show(InputStream said) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                show(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            wipe();
        }
    }

    private void show(String text) {
        Optional<JsonNode> progress = text.startsWith("{")
                ? Json.object(text).map(json -> json.path("progress")).filter(JsonNode::isObject)
                : Optional.empty();
        if (progress.isPresent()) {
            show(progress.get());
        } else {
            wipe();
            session.note(text);
        }
    }

    private void show(JsonNode progress) {
        ProgressLine shown = line;
        if (shown == null) {
            ProgressLine.Unit unit =
                    progress.path("unit").asText().equals("bytes") ? ProgressLine.Unit.BYTES : ProgressLine.Unit.ITEMS;
            shown = session.progress(progress.path("label").asText(), unit);
            line = shown;
        }
        JsonNode all = progress.path("of");
        shown.at(progress.path("done").asLong(), all.isNumber() ? OptionalLong.of(all.asLong()) : OptionalLong.empty());
    }

    private void wipe() {
        ProgressLine shown = line;
        if (shown != null) {
            shown.close();
        }
    }
}
