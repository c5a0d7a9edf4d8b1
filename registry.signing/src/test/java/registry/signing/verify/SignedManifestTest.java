package registry.signing.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.manifest.ManifestSigner;

/** Manifests that come without their bundle. */
class SignedManifestTest {
    @Test
    void tellsWhoSignedAManifestAndWhatItSays() {
        byte[] signed = TestBundle.good().signedBytes();

        SignedManifest manifest = TestBundle.VERIFIER.verifyManifest(signed);

        assertThat(manifest.signerId()).isEqualTo(TestBundle.KEY.signerId());
        assertThat(manifest.json()).isEqualTo(TestBundle.parse(signed));
    }

    @Test
    void leavesFieldsAndFilesAlone() {
        ObjectNode odd = TestBundle.parse(TestBundle.good().signedBytes());
        odd.put("package", "No Name").remove("wasm");

        assertThat(TestBundle.VERIFIER
                        .verifyManifest(ManifestSigner.signToBytes(odd, TestBundle.KEY))
                        .json()
                        .path("package")
                        .textValue())
                .isEqualTo("No Name");
    }

    @Test
    void refusesWithTheFirstCheckThatFails() {
        assertRefused("{", SigningError.INVALID_MANIFEST);
        assertRefused("{}", SigningError.MISSING_SIGNATURE);
        ObjectNode changed = TestBundle.parse(TestBundle.good().signedBytes());
        changed.put("signerId", "did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd");
        assertRefused(changed.toString(), SigningError.INVALID_SIGNATURE);
        assertRefused(" ".repeat(1024 * 1024 + 1), SigningError.BUNDLE_TOO_LARGE);
    }

    private static void assertRefused(String manifest, SigningError error) {
        assertThatThrownBy(() -> TestBundle.VERIFIER.verifyManifest(manifest.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(error));
    }
}
