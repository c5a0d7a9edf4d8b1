package registry.signing.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.PackageName;
import registry.api.SignerId;
import registry.api.spi.SignatureScheme;
import registry.signing.support.SigningVectors;

final class IdentitiesTest {
    private final SignatureScheme scheme = SignatureSchemes.load().require("ed25519");

    static Iterable<JsonNode> manifests() throws IOException {
        return SigningVectors.manifests();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void derivesTheIdentitiesOfTheVectors(JsonNode vector) {
        SigningKey key = SigningKey.fromSeed(scheme, SigningVectors.hex(vector, "seedHex"));
        String packageName = vector.get("manifest").get("package").textValue();
        ApplicationId id = ApplicationId.of(packageName, key.signerId());

        assertThat(key.publicKey()).isEqualTo(SigningVectors.hex(vector, "publicKeyHex"));
        assertThat(Base64Url.encode(key.publicKey()))
                .isEqualTo(vector.get("publicKeyBase64url").textValue());
        assertThat(key.signerId()).hasToString(vector.get("signerId").textValue());
        assertThat(ApplicationId.preimage(packageName, key.signerId()))
                .isEqualTo(SigningVectors.hex(vector, "applicationIdPreimageHex"));
        assertThat(id.hex()).isEqualTo(vector.get("applicationIdHex").textValue());
        assertThat(id).hasToString(vector.get("applicationIdBase58").textValue());
        assertThat(ApplicationId.of(PackageName.parse(packageName), key.signerId()))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"devKey", "zeroSeedKey"})
    void derivesTheIdentitiesOfKnownKeys(String name) throws IOException {
        JsonNode known = SigningVectors.all().get("fromRepos").get(name);
        SigningKey key = SigningKey.fromSeed(scheme, SigningVectors.hex(known, "seedHex"));

        assertThat(key.publicKey()).isEqualTo(SigningVectors.hex(known, "publicKeyHex"));
        assertThat(key.signerId()).hasToString(known.get("signerId").textValue());
    }

    @Test
    void countsBytesAndNotCharactersInAnApplicationId() {
        SignerId signer = SigningKey.development(scheme).signerId();

        assertThat(ApplicationId.preimage("é", signer)).startsWith(2, 0, 0, 0, 0xc3, 0xa9, 56, 0, 0, 0);
    }

    @Test
    void refusesKeysOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> DidKey.of(scheme, new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.fromSeed(scheme, new byte[33]));
    }

    @Test
    void keepsTheSecretOutOfItsTextForm() {
        SigningKey key = SigningKey.development(scheme);

        assertThat(key).hasToString("signing key of " + key.signerId());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1024 * 1024, 1024 * 1024 + 1, 5_000_000})
    void computesBlobIdsOfTheVectorsWhateverThePieces(int piece) throws IOException {
        for (JsonNode vector : SigningVectors.all().get("blobIds")) {
            BlobId id = inPieces(content(vector), piece);
            assertThat(id.hex()).isEqualTo(vector.get("blobIdHex").textValue());
            assertThat(id).hasToString(vector.get("blobIdBase58").textValue());
            assertThat(BlobId.of(content(vector))).isEqualTo(id);
        }
    }

    @Test
    void beginsAnewAfterABlobIdIsFinished() {
        BlobId.Hasher hasher = new BlobId.Hasher();
        hasher.update(new byte[3], 0, 3);
        hasher.finish();
        hasher.update("wasm-bytes".getBytes(UTF_8), 0, 10);

        assertThat(hasher.finish()).isEqualTo(BlobId.of("wasm-bytes".getBytes(UTF_8)));
    }

    private static BlobId inPieces(byte[] content, int piece) {
        BlobId.Hasher hasher = new BlobId.Hasher();
        for (int at = 0; at < content.length; at += piece) {
            hasher.update(content, at, Math.min(piece, content.length - at));
        }
        return hasher.finish();
    }

    private static byte[] content(JsonNode vector) {
        String mebibyte = "\u0007".repeat(1024 * 1024);
        String content = switch (vector.get("content").textValue()) {
            case "empty" -> "";
            case "\"wasm-bytes\"" -> "wasm-bytes";
            case "1 MiB of 0x07" -> mebibyte;
            case "1 MiB of 0x07 then \"tail\"" -> mebibyte + "tail";
            default -> throw new AssertionError(vector);
        };
        assertThat(content).hasSize(vector.get("bytes").intValue());
        return content.getBytes(UTF_8);
    }
}
