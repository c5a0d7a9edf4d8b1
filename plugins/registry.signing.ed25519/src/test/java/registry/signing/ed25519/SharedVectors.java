package registry.signing.ed25519;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Test vectors that lie beside the project, not in it. */
final class SharedVectors {
    private SharedVectors() {}

    /** Reads one file; without it the test is skipped, or fails where the environment says {@code CI=true}. */
    static JsonNode read(String name) throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/vectors").resolve(name);
            if (Files.exists(file)) {
                return new JsonMapper().readTree(file.toFile());
            }
        }
        String missing = "shared/vectors/" + name + " is in no folder above; its vectors were NOT tested";
        if ("true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        return Assumptions.abort(missing);
    }
}
