package registry.signing;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Vectors and real files that lie beside the project, not in it. */
public final class SharedFiles {
    private SharedFiles() {}

    /**
     * The path of a file such as {@code real/kv-store-unsigned.mpk}. Without it the test is skipped, or fails where the
     * environment says {@code CI=true}.
     */
    public static Path find(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path shared = at.resolve("shared");
            if (Files.isDirectory(shared.resolve("vectors")) && Files.exists(shared.resolve(name))) {
                return shared.resolve(name);
            }
        }
        String missing = "shared/" + name + " is in no folder above; what it shows was NOT tested";
        if ("true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        return Assumptions.abort(missing);
    }
}
