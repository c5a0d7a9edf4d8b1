package registry.signing.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The fixed signing cases: keys, manifests, signatures and ids that the tools in the field agree on. */
public final class SigningVectors {
    private SigningVectors() {}

    /** The whole file. */
    public static JsonNode all() throws IOException {
        try (InputStream in = SigningVectors.class.getResourceAsStream("/registry/signing/signing.json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(in, "signing.json"));
        }
    }

    /** The signed manifests. */
    public static List<JsonNode> manifests() throws IOException {
        return StreamSupport.stream(all().get("vectors").spliterator(), false).toList();
    }

    /** The bytes of a hexadecimal member. */
    public static byte[] hex(JsonNode vector, String name) {
        return HexFormat.of().parseHex(vector.get(name).textValue());
    }
}
