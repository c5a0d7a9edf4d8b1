package registry.signing.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static registry.signing.support.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.spi.SignatureScheme;
import registry.signing.SigningError;

final class KeyFileTest {
    private static final String DEV_FILE = """
            {
              "private_key": "jLeuJRtNpVrsw4dfTApxLOKzTLBtR3HnE_K7MonQ97Q",
              "public_key": "c7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMI",
              "signer_id": "did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd"
            }""";
    private static final String SECRET = "jLeuJRtNpVrsw4dfTApxLOKzTLBtR3HnE_K7MonQ97Q";

    private final SignatureScheme scheme = SignatureSchemes.load().require("ed25519");
    private final SigningKey key = SigningKey.development(scheme);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("key.json");
    }

    @Test
    void writesTheFileOfTheToolsInTheField() throws IOException {
        KeyFile.create(file, key);

        assertThat(file).hasContent(DEV_FILE);
        assertThat(Files.size(file)).isEqualTo(DEV_FILE.getBytes(UTF_8).length);
    }

    @Test
    void writesForItsOwnerOnly() throws IOException {
        KeyFile.create(file, key);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void readsWhatItWrote() {
        SigningKey generated = SigningKey.generate(scheme, new SecureRandom());
        KeyFile.create(file, generated);

        SigningKey read = KeyFile.read(file, scheme);

        assertThat(read.seed()).isEqualTo(generated.seed());
        assertThat(read.signerId()).isEqualTo(generated.signerId());
        assertThat(read.isDevelopment()).isFalse();
    }

    @Test
    void ignoresMembersThatItDoesNotKnow() throws IOException {
        Files.writeString(file, DEV_FILE.replace("{\n", "{ \"comment\": [1, {}], "));

        assertThat(KeyFile.read(file, scheme).signerId()).isEqualTo(key.signerId());
    }

    @Test
    void doesNotOverwriteAFile() throws IOException {
        Files.writeString(file, "precious");

        assertRefused(SigningError.KEY_FILE_EXISTS, () -> KeyFile.create(file, key))
                .contains("already exists")
                .contains("--force")
                .contains(file.toString());
        assertThat(file).hasContent("precious");
    }

    @Test
    void doesNotWriteThroughALink() throws IOException {
        Path target = directory.resolve("target");
        Files.createSymbolicLink(file, target);

        assertRefused(SigningError.KEY_FILE_EXISTS, () -> KeyFile.create(file, key))
                .contains("already exists");
        assertThat(target).doesNotExist();
    }

    @Test
    void replacesALinkAndNotItsTarget() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "precious");
        Files.createSymbolicLink(file, target);

        KeyFile.replace(file, key);

        assertThat(target).hasContent("precious");
        assertThat(file).hasContent(DEV_FILE).matches(path -> !Files.isSymbolicLink(path));
    }

    @Test
    void replacesAReadableFileByOneForItsOwnerOnly() throws IOException {
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        KeyFile.replace(file, key);

        assertThat(file).hasContent(DEV_FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void replacesAFileThatIsNotThere() {
        KeyFile.replace(file, key);

        assertThat(file).hasContent(DEV_FILE);
    }

    @Test
    void doesNotReplaceADirectory() throws IOException {
        Files.createDirectory(file);

        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.replace(file, key))
                .contains("it is a directory");
        assertThat(file).isDirectory();
    }

    @Test
    void saysWhenTheFolderIsMissing() {
        Path lost = directory.resolve("no/such/key.json");

        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.create(lost, key))
                .contains(lost.toString())
                .contains("no such file");
        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.read(lost, scheme))
                .contains("no such file");
    }

    @Test
    void refusesAFileThatLiesAboutItsSigner() throws IOException {
        write("signer_id", "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp");

        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.read(file, scheme))
                .contains("signer_id does not belong to its private_key")
                .contains(key.signerId().value());
    }

    @Test
    void refusesAFileThatLiesAboutItsPublicKey() throws IOException {
        write("public_key", "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik");

        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.read(file, scheme))
                .contains("public_key does not belong to its private_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET + "=", "jLeuJRtNpVrsw4dfTApxLOKzTLBtR3HnE/K7MonQ97Q", "", "AAAA", SECRET + "AAAA"})
    void refusesAPrivateKeyThatIsNotStrictBase64Url(String privateKey) throws IOException {
        write("private_key", privateKey);

        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.read(file, scheme))
                .contains("private_key must be 32 bytes in base64url without padding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private_key", "public_key", "signer_id"})
    void refusesAFileWithoutOneOfItsMembers(String name) throws IOException {
        Files.writeString(file, DEV_FILE.replace("\"" + name + "\"", "\"other\""));

        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.read(file, scheme))
                .contains(name + " is missing or no string");
    }

    @Test
    void refusesNullAndNumbersAsMembers() throws IOException {
        Files.writeString(file, DEV_FILE.replace("\"" + SECRET + "\"", "null"));

        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.read(file, scheme))
                .contains("private_key is missing or no string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1,2,3]", "\"" + SECRET + "\"", SECRET, "{\"private_key\":" + SECRET + "}", "{"})
    void refusesWhatIsNoKeyFileWithoutQuotingIt(String content) throws IOException {
        Files.writeString(file, content);

        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.read(file, scheme))
                .contains(file.toString())
                .doesNotContain(SECRET.substring(0, 8));
    }

    @Test
    void doesNotReadAnEndlessFile() throws IOException {
        byte[] content = new byte[64 * 1024 + 1];
        Arrays.fill(content, (byte) ' ');
        Files.write(file, content);

        assertRefused(SigningError.KEY_FILE_INVALID, () -> KeyFile.read(file, scheme))
                .contains("longer than 65536");
    }

    private void write(String name, String value) throws IOException {
        Files.writeString(
                file, DEV_FILE.replaceAll("\"" + name + "\": \"[^\"]*\"", "\"" + name + "\": \"" + value + "\""));
    }
}
