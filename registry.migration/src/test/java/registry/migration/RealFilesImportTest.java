package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Bundles that other people's tools made, which the old registry took and this one would not. */
class RealFilesImportTest extends ImportTestCase {
    @Test
    void bundlesWithoutHashesComeWithTheirSigner() throws IOException {
        bring("battleships-0.2.5.mpk", "com.calimero.battleships", "0.2.5");

        var shown = target.version("com.calimero.battleships", "0.2.5");

        assertThat(shown.path("legacy").asText()).isEqualTo("unverified");
        assertThat(shown.path("verified").asBoolean()).isFalse();
        assertThat(shown.path("signerId").asText()).startsWith("did:key:z6Mk");
    }

    @Test
    void bundlesWithTwoManifestsShowWhatTheOldRegistryShowed() throws IOException {
        bring("battleships-two-manifests.mpk", "com.calimero.battleships", "0.2.5");

        var shown = target.version("com.calimero.battleships", "0.2.5");

        assertThat(shown.path("legacy").asText()).isEqualTo("unverified");
        assertThat(shown.path("signature")).isEmpty();
        assertThat(shown.path("metadata").path("name").asText()).isEqualTo("As the old registry had it");
    }

    @Test
    void unsignedBundlesComeWithoutASigner() throws IOException {
        bring("kv-store-unsigned.mpk", "com.calimero.kv-store", "1.0.0");

        assertThat(target.listing()).hasSize(1);
        assertThat(target.listing().get(0).path("legacy").asText()).isEqualTo("unverified");
        assertThat(target.listing().get(0).has("applicationId")).isFalse();
    }

    private void bring(String file, String name, String version) throws IOException {
        byte[] mpk = Files.readAllBytes(find("real/" + file));
        ObjectNode manifest =
                new ObjectMapper().createObjectNode().put("package", name).put("appVersion", version);
        manifest.putObject("metadata").put("name", "As the old registry had it");
        legacy.bundle(name, version, manifest).binary(name, version, mpk);

        ImportReport report = run();

        assertThat(report.count(Kind.VERSIONS, Fate.UNVERIFIED))
                .as(report.text())
                .isEqualTo(1);
    }

    /** Loud when it is absent, as everywhere: skipped here, and a failure in CI. */
    private static Path find(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("shared").resolve(name))) {
                return at.resolve("shared").resolve(name);
            }
        }
        String missing = "shared/" + name + " is in no folder above; what it holds was NOT tested";
        if ("true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        return Assumptions.abort(missing);
    }
}
