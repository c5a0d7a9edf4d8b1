package registry.signing.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.spi.SignatureScheme;

final class DevKeyTest {
    private static final String BASE64URL = "c7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMI";
    private static final byte[] PUBLIC_KEY =
            HexFormat.of().parseHex("73bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2");

    private final SignatureScheme scheme = SignatureSchemes.load().require("ed25519");

    @Test
    void isTheKeyOfTheToolsInTheField() {
        SigningKey key = SigningKey.development(scheme);

        assertThat(key.publicKey()).isEqualTo(PUBLIC_KEY);
        assertThat(key.signerId()).hasToString("did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd");
        assertThat(key.isDevelopment()).isTrue();
        assertThat(HexFormat.of().formatHex(DevKey.seed()))
                .isEqualTo("8cb7ae251b4da55aecc3875f4c0a712ce2b34cb06d4771e713f2bb3289d0f7b4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Base64 and base64url, padded, with junk, with bits beyond the last byte.
                BASE64URL,
                BASE64URL + "=",
                BASE64URL + "==",
                BASE64URL + "=AAAA",
                BASE64URL + "!!",
                "  " + BASE64URL + "\n",
                "\u00a0\uFEFF" + BASE64URL,
                "c7yx muCR Xfb4 Ab4k cl9M 3D5l xcpG 9BTZ m7sm M8jM dMI",
                "c7yx.muCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMI",
                "c7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMJ",
                "did:key:" + BASE64URL,
                // Behind the multicodec bytes.
                "7QFzvLGa4JFd9vgBviRyX0zcPmXFykb0FNmbuyYzyMx0wg",
                "7QFzvLGa4JFd9vgBviRyX0zcPmXFykb0FNmbuyYzyMx0wg==",
                // did:key and its parts.
                "did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd",
                " did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd\t",
                "did:key: z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd",
                "z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd",
                "6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd",
                "did:key:6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd",
                // Hex.
                "73bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2",
                "73BCB19AE0915DF6F801BE24725F4CDC3E65C5CA46F414D99BBB2633C8CC74C2",
                "ed0173bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2",
                "did:key:73bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2",
                // Multibase.
                "f73bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2",
                "FED0173BCB19AE0915DF6F801BE24725F4CDC3E65C5CA46F414D99BBB2633C8CC74C2",
                "u" + BASE64URL,
                "U" + BASE64URL + "=",
                "mc7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMI",
                "Mc7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMI=",
                "boo6ldgxasfo7n6abxyshex2m3q7glroki32bjwm3xmtdhsgmotba",
                "COO6LDGXASFO7N6ABXYSHEX2M3Q7GLROKI32BJWM3XMTDHSGMOTBA===="
            })
    void isRecognizedInEverySpelling(String spelling) {
        assertThat(DevKey.isDevKey(spelling)).as(spelling).isTrue();
    }

    @Test
    void isRecognizedInBareBase58() {
        assertThat(DevKey.isDevKey(Base58.encode(PUBLIC_KEY))).isTrue();
        assertThat(DevKey.isDevKey("z" + Base58.encode(PUBLIC_KEY))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "did:key:",
                "z",
                "c7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdM",
                "c7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMIAAA",
                "d7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMI",
                "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik",
                "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "73bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c3",
                "ed0273bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2"
            })
    void isNotSeenInOtherKeys(String spelling) {
        assertThat(DevKey.isDevKey(spelling)).isFalse();
    }

    @Test
    void looksAtLongTextQuickly() {
        for (String unit : new String[] {"z", "=", " ", "1", "A", "é"}) {
            assertThat(DevKey.isDevKey(unit.repeat(1_000_000))).isFalse();
        }
    }
}
