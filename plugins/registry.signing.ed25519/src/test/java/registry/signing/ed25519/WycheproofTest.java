package registry.signing.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Project Wycheproof's Ed25519 vectors. */
final class WycheproofTest {
    private final Ed25519Scheme scheme = new Ed25519Scheme();

    @Test
    void agreesWithEveryVector() throws IOException {
        JsonNode vectors = SharedVectors.read("wycheproof-ed25519.json");
        int tested = 0;
        for (JsonNode group : vectors.get("testGroups")) {
            byte[] publicKey = hex(group.get("publicKey").get("pk"));
            for (JsonNode vector : group.get("tests")) {
                assertThat(scheme.verify(publicKey, hex(vector.get("msg")), hex(vector.get("sig"))))
                        .as("%s", vector)
                        .isEqualTo(vector.get("result").textValue().equals("valid"));
                tested++;
            }
        }

        assertThat(tested).isEqualTo(vectors.get("numberOfTests").intValue()).isPositive();
    }

    private static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.textValue());
    }
}
