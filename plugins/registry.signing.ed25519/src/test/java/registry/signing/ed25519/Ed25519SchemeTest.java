package registry.signing.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.api.spi.SignatureScheme.KeyQuality;
import registry.signing.ed25519.Curve.Point;

final class Ed25519SchemeTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    private final Ed25519Scheme scheme = new Ed25519Scheme();

    // RFC 8032, section 7.1, tests 1 and 2.
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    })
    void signsAsInTheStandard(String seed, String publicKey, String message, String signature) {
        byte[] signed = scheme.sign(hex(seed), hex(message));

        assertThat(scheme.publicKey(hex(seed))).isEqualTo(hex(publicKey));
        assertThat(signed).isEqualTo(hex(signature));
        assertThat(scheme.verify(hex(publicKey), hex(message), signed)).isTrue();
    }

    @Test
    void acceptsWhatHonestSignersMake() {
        for (int i = 0; i < 300; i++) {
            byte[] publicKey = scheme.publicKey(seed(i));
            assertThat(scheme.inspect(publicKey)).isEqualTo(KeyQuality.SOUND);
            assertThat(scheme.verify(publicKey, MESSAGE, scheme.sign(seed(i), MESSAGE)))
                    .isTrue();
        }
    }

    @Test
    void findsEverySmallOrderKeyWeak() {
        List<Point> points = Curve.smallOrderPoints();

        assertThat(points).hasSize(8).doesNotHaveDuplicates();
        for (Point point : points) {
            assertThat(scheme.inspect(point.encode())).isEqualTo(KeyQuality.WEAK);
        }
    }

    @Test
    void refusesTheSignatureThatAnybodyMakesForASmallOrderKey() {
        byte[] signature = Arrays.copyOf(Curve.NEUTRAL.encode(), 64);

        for (Point point : Curve.smallOrderPoints()) {
            assertThat(scheme.verify(point.encode(), MESSAGE, signature)).isFalse();
        }
    }

    @Test
    void findsEveryOtherSpellingOfAPointNonCanonical() {
        for (int i = 0; i < 19; i++) {
            BigInteger y = Curve.PRIME.add(BigInteger.valueOf(i));
            assertThat(scheme.inspect(Curve.encodeRaw(y, false))).isEqualTo(KeyQuality.NON_CANONICAL);
            assertThat(scheme.inspect(Curve.encodeRaw(y, true))).isEqualTo(KeyQuality.NON_CANONICAL);
        }
        BigInteger minusOne = Curve.PRIME.subtract(BigInteger.ONE);
        assertThat(scheme.inspect(Curve.encodeRaw(BigInteger.ONE, true))).isEqualTo(KeyQuality.NON_CANONICAL);
        assertThat(scheme.inspect(Curve.encodeRaw(minusOne, true))).isEqualTo(KeyQuality.NON_CANONICAL);
    }

    @Test
    void findsAnEncodingOfNoPointMalformed() {
        assertThat(scheme.inspect(Curve.encodeRaw(BigInteger.TWO, false))).isEqualTo(KeyQuality.MALFORMED);
    }

    @Test
    void findsAKeyWithASmallOrderPartMalformed() {
        Point sound = Curve.BASE.times(Curve.secretScalar(seed(1)));

        assertThat(sound.encode()).isEqualTo(scheme.publicKey(seed(1)));
        for (Point torsion : Curve.smallOrderPoints().subList(1, 8)) {
            assertThat(scheme.inspect(sound.plus(torsion).encode())).isEqualTo(KeyQuality.MALFORMED);
        }
    }

    @Test
    void refusesASignatureThatOnlyCofactoredVerifiersAccept() {
        List<Point> torsion = Curve.smallOrderPoints();

        for (int i = 0; i < 40; i++) {
            byte[] signature = sign(seed(2), BigInteger.valueOf(1000 + i), torsion.get(1 + i % 7));
            assertThat(scheme.verify(scheme.publicKey(seed(2)), MESSAGE, signature))
                    .isFalse();
        }
        // Without the small-order part the same construction is an ordinary signature.
        byte[] ordinary = sign(seed(2), BigInteger.valueOf(1000), Curve.NEUTRAL);
        assertThat(scheme.verify(scheme.publicKey(seed(2)), MESSAGE, ordinary)).isTrue();
    }

    @Test
    void refusesAnSThatIsNotBelowTheOrder() {
        byte[] signature = scheme.sign(seed(3), MESSAGE);
        BigInteger s = Curve.fromLittleEndian(Arrays.copyOfRange(signature, 32, 64));
        System.arraycopy(Curve.littleEndian(s.add(Curve.ORDER)), 0, signature, 32, 32);

        assertThat(scheme.verify(scheme.publicKey(seed(3)), MESSAGE, signature)).isFalse();
    }

    @Test
    void refusesANonCanonicalR() {
        byte[] signature = new byte[64];
        System.arraycopy(Curve.encodeRaw(Curve.PRIME.add(BigInteger.ONE), false), 0, signature, 0, 32);

        assertThat(scheme.verify(scheme.publicKey(seed(4)), MESSAGE, signature)).isFalse();
    }

    /** Signs with a chosen nonce and something added to R. */
    private byte[] sign(byte[] seed, BigInteger nonce, Point added) {
        byte[] r = Curve.BASE.times(nonce).plus(added).encode();
        BigInteger challenge = Curve.challenge(r, scheme.publicKey(seed), MESSAGE);
        BigInteger s = nonce.add(challenge.multiply(Curve.secretScalar(seed))).mod(Curve.ORDER);
        byte[] signature = Arrays.copyOf(r, 64);
        System.arraycopy(Curve.littleEndian(s), 0, signature, 32, 32);
        return signature;
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        new Random(number).nextBytes(seed);
        return seed;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
