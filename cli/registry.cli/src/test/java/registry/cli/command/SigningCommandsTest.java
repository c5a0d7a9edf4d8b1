package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningCommandsTest {
    private static final String DEVELOPMENT = "did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd";

    @TempDir
    Path home;

    @BeforeEach
    void writeSample() {
        cli().run("bundle", "sample", "com.example.kv", "1.0.0", "-o", "kv");
    }

    @Test
    void makesAKeyForItsOwnerAlone() throws IOException {
        Harness.Run run = cli().run("key", "generate", "--output", "my key.json");
        assertThat(run.exitCode()).isZero();
        Path file = home.resolve("my key.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String signer = cli().run("key", "signer-id", "-k", "my key.json").out().strip();
        assertThat(signer).startsWith("did:key:z6Mk");
        assertThat(run.out()).contains(signer).doesNotContain("private_key");
        assertThat(Files.readString(file)).contains(signer);
    }

    @Test
    void replacesAKeyOnlyWhenForced() throws IOException {
        cli().run("key", "generate", "-o", "key.json");
        String before = Files.readString(home.resolve("key.json"));
        Harness.Run refused = cli().run("key", "generate", "-o", "key.json");
        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.err()).contains("already exists").contains("--force");
        assertThat(home.resolve("key.json")).hasContent(before);
        assertThat(cli().run("key", "generate", "-o", "key.json", "--force").exitCode())
                .isZero();
        assertThat(Files.readString(home.resolve("key.json"))).isNotEqualTo(before);
    }

    @Test
    void noticesAKeyFileThatLies() throws IOException {
        cli().run("key", "generate", "-o", "a.json");
        cli().run("key", "generate", "-o", "b.json");
        String other = cli().run("key", "signer-id", "-k", "b.json").out().strip();
        String own = cli().run("key", "signer-id", "-k", "a.json").out().strip();
        Path file = home.resolve("a.json");
        Files.writeString(file, Files.readString(file).replace(own, other));
        Harness.Run run = cli().run("key", "signer-id", "-k", "a.json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("signer_id").contains("key_file_invalid");
    }

    @Test
    void signsWithTheKeyThatTheEnvironmentNames() {
        cli().run("key", "generate", "-o", "key.json");
        Harness.Run run = cli().with("MERO_SIGN_KEY", "key.json").run("sign", "kv/manifest.json");
        assertThat(run.exitCode()).isZero();
        assertThat(cli().run("verify", "kv").exitCode()).isZero();
    }

    @Test
    void prefersTheKeyOfTheCommandLine() {
        cli().run("key", "generate", "-o", "key.json");
        Harness.Run run = cli().with("MERO_SIGN_KEY", "missing.json").run("sign", "kv", "-k", "key.json");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void wantsAKey() {
        Harness.Run none = cli().run("sign", "kv");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--key FILE").contains("MERO_SIGN_KEY");
        Harness.Run two = cli().run("sign", "kv", "--key", "key.json", "--dev");
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.err()).contains("exclude each other");
    }

    @Test
    void warnsAboutTheDevelopmentKey() {
        Harness.Run run = cli().run("sign", "kv", "--dev");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(DEVELOPMENT);
        assertThat(run.err()).contains("Warning: signed with the well-known development key");
        assertThat(cli().run("verify", "kv").err()).contains("dev_signing_key");
    }

    @Test
    void keepsPermissionsAndLinksOfTheManifest() throws IOException {
        Path manifest = home.resolve("kv/manifest.json");
        Files.setPosixFilePermissions(manifest, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(home.resolve("link.json"), manifest);
        cli().run("key", "generate", "-o", "key.json");
        assertThat(cli().run("sign", "link.json", "-k", "key.json").exitCode()).isZero();
        assertThat(home.resolve("link.json")).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(manifest)))
                .isEqualTo("rw-r-----");
        assertThat(manifest).content().contains("\"signature\"");
    }

    @Test
    void leavesAManifestAloneThatItCannotSign() throws IOException {
        Path manifest = home.resolve("kv/manifest.json");
        String broken = Files.readString(manifest).replace("minRuntimeVersion", "runtime");
        Files.writeString(manifest, broken);
        cli().run("key", "generate", "-o", "key.json");
        Harness.Run run = cli().run("sign", "kv", "-k", "key.json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("minRuntimeVersion");
        assertThat(manifest).hasContent(broken);
    }

    @Test
    void signsTwiceWithTheSameResult() throws IOException {
        cli().run("key", "generate", "-o", "key.json");
        cli().run("sign", "kv", "-k", "key.json");
        byte[] once = Files.readAllBytes(home.resolve("kv/manifest.json"));
        cli().run("sign", "kv", "-k", "key.json");
        assertThat(home.resolve("kv/manifest.json")).hasBinaryContent(once);
    }

    @Test
    void answersPrograms() {
        assertThat(cli().run("key", "generate", "-o", "key.json", "--json").out())
                .contains("\"signerId\": \"did:key:");
        assertThat(cli().run("sign", "kv", "-k", "key.json", "--json").out()).contains("\"manifest\": ");
        assertThat(cli().run("--json", "key", "signer-id", "-k", "key.json").out())
                .matches("\\{\n  \"signerId\": \"did:key:\\w+\"\n}\n");
    }

    private Harness cli() {
        return new Harness(home);
    }
}
