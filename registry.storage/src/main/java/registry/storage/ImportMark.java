package registry.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Batch;

/**
 * Remembers that something was brought here from another deployment: {@code import/<kind>/<SHA-256 of its name there>}.
 *
 * <p>The mark is set by the batch that brings the thing and never removed, so that whoever brings everything once more,
 * after an interruption or for what was added, neither doubles what is here nor revives what was deleted here.
 *
 * @param kind of thing, such as {@code account}
 * @param name what the other deployment calls it; only its digest is stored, since it may be long, personal or secret
 */
public record ImportMark(String kind, String name) {
    private static final String PREFIX = "import/";

    /** The note that was made of it, if it was brought before. */
    public Optional<Document> read(DocumentStore documents) {
        return documents.read(key());
    }

    /**
     * Adds the mark to a batch, which fails when the thing was brought before.
     *
     * @param note what to know of it the next time
     */
    public Batch.Builder set(Batch.Builder batch, ObjectNode note) {
        return batch.requireAbsent(key()).put(key(), DocumentStore.encode(note));
    }

    /** What the keys of all marks of one kind begin with. */
    public static String prefix(String kind) {
        return PREFIX + kind + "/";
    }

    /**
     * How marks are inspected.
     *
     * @param decode reads the note
     */
    public static Inspection.Rule rule(Consumer<Document> decode) {
        return Inspection.Rule.readable(mark -> {
            String key = mark.key();
            if (!Digest.isHex(key.substring(key.lastIndexOf('/') + 1))) {
                throw new RegistryException(ApiError.STORAGE_CORRUPT, "its key does not end with a SHA-256");
            }
            decode.accept(mark);
        });
    }

    /** The key of the record. */
    public String key() {
        return prefix(kind)
                + Digest.ofContent(name.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
