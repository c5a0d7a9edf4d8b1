package registry.signing.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.SignatureScheme;

class DidKeyTest {
    private static final SignatureSchemes SCHEMES = SignatureSchemes.load();
    private static final SignatureScheme ED25519 = SCHEMES.require("ed25519");

    @Test
    void readsWhatKeysAreCalled() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 20; i++) {
            SigningKey key = SigningKey.generate(ED25519, random);
            assertThat(DidKey.parse(SCHEMES, key.signerId().value())).isEqualTo(key.signerId());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "did:key:",
                "did:key:z",
                "did:key:z0OIl",
                " did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "DID:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "did:web:example.com",
                "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "did:key:z16MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW",
                // secp256k1, of a scheme that is not installed
                "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"
            })
    void refusesWhatIsNoneOfAnInstalledScheme(String text) {
        assertRefused(text, "known here (ed25519)");
    }

    @Test
    void refusesKeysThatAnybodySignsWith() {
        assertRefused("did:key:z" + Base58.encode(prefixed(new byte[32])), "no sound key");
        byte[] identity = new byte[32];
        identity[0] = 1;
        assertRefused("did:key:z" + Base58.encode(prefixed(identity)), "no sound key");
        assertRefused(SigningKey.development(ED25519).signerId().value(), "development key");
    }

    @Test
    void repeatsOnlyTheBeginningOfLongText() {
        assertThatThrownBy(() -> DidKey.parse(SCHEMES, "did:key:z" + "2".repeat(100_000)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(400));
    }

    private static void assertRefused(String text, String problem) {
        assertThatThrownBy(() -> DidKey.parse(SCHEMES, text))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ApiError.INVALID_PARAMS))
                .hasMessageContaining(problem);
    }

    private static byte[] prefixed(byte[] key) {
        byte[] codec = HexFormat.of().parseHex("ed01");
        byte[] prefixed = Arrays.copyOf(codec, codec.length + key.length);
        System.arraycopy(key, 0, prefixed, codec.length, key.length);
        return prefixed;
    }
}
