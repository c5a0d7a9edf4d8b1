package registry.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import registry.api.spi.SignatureScheme;
import registry.api.spi.SignatureScheme.KeyQuality;

/** What every {@link SignatureScheme} must do. */
public abstract class SignatureSchemeContract {
    private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);
    private static final int THREADS = 8;

    private final SecureRandom random = new SecureRandom();

    /** For a subclass in each plugin. */
    protected SignatureSchemeContract() {}

    /** The scheme under test. */
    protected abstract SignatureScheme scheme();

    @Test
    final void hasAnIdThatConfigurationCanName() {
        assertThat(scheme().id()).matches("[a-z][a-z0-9-]*");
    }

    @Test
    final void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(SignatureScheme.class))
                .extracting(SignatureScheme::id)
                .contains(scheme().id());
    }

    @Test
    final void namesItsMulticodecAsOneVarint() {
        byte[] multicodec = scheme().multicodec();

        assertThat(multicodec).isNotEmpty();
        int last = multicodec.length - 1;
        assertThat(IntStream.range(0, last)).allMatch(i -> multicodec[i] < 0);
        assertThat(multicodec[last]).isPositive();
    }

    @Test
    final void handsOutItsMulticodecAsACopy() {
        Arrays.fill(scheme().multicodec(), (byte) 0);

        assertThat(scheme().multicodec()).doesNotContain(0);
    }

    @Test
    final void makesKeysAndSignaturesOfTheLengthsItGives() {
        Pair pair = newPair();

        assertThat(pair.seed).hasSize(scheme().seedLength());
        assertThat(pair.publicKey).hasSize(scheme().publicKeyLength());
        assertThat(pair.signature).hasSize(scheme().signatureLength());
    }

    @Test
    final void findsItsOwnKeysSound() {
        for (int i = 0; i < 20; i++) {
            assertThat(scheme().inspect(newPair().publicKey)).isEqualTo(KeyQuality.SOUND);
        }
    }

    @Test
    final void makesAnotherSeedEveryTime() {
        Set<String> seeds = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            seeds.add(Arrays.toString(scheme().newSeed(random)));
        }

        assertThat(seeds).hasSize(20);
    }

    @Test
    final void derivesOnePublicKeyFromASeed() {
        Pair pair = newPair();

        assertThat(scheme().publicKey(pair.seed)).isEqualTo(pair.publicKey);
        assertThat(scheme().publicKey(newPair().seed)).isNotEqualTo(pair.publicKey);
    }

    @Test
    final void signsTheSameWayEveryTime() {
        Pair pair = newPair();

        assertThat(scheme().sign(pair.seed, MESSAGE)).isEqualTo(pair.signature);
    }

    @Test
    final void verifiesWhatItSigned() {
        Pair pair = newPair();

        assertThat(scheme().verify(pair.publicKey, MESSAGE, pair.signature)).isTrue();
    }

    @Test
    final void signsAnEmptyAndALongMessage() {
        byte[] seed = scheme().newSeed(random);
        byte[] publicKey = scheme().publicKey(seed);

        for (byte[] message : List.of(new byte[0], new byte[1_000_000])) {
            assertThat(scheme().verify(publicKey, message, scheme().sign(seed, message)))
                    .isTrue();
        }
    }

    @Test
    final void refusesAnotherMessage() {
        Pair pair = newPair();

        for (byte[] message : changed(MESSAGE).toList()) {
            assertThat(scheme().verify(pair.publicKey, message, pair.signature)).isFalse();
        }
    }

    @Test
    final void refusesEverySignatureWithOneBitChanged() {
        Pair pair = newPair();

        for (byte[] signature : changed(pair.signature).toList()) {
            assertThat(scheme().verify(pair.publicKey, MESSAGE, signature)).isFalse();
        }
    }

    @Test
    final void refusesEveryKeyWithOneBitChanged() {
        Pair pair = newPair();

        for (byte[] publicKey : changed(pair.publicKey).toList()) {
            assertThat(scheme().verify(publicKey, MESSAGE, pair.signature)).isFalse();
        }
    }

    @Test
    final void refusesTheSignatureOfAnotherKey() {
        assertThat(scheme().verify(newPair().publicKey, MESSAGE, newPair().signature))
                .isFalse();
    }

    @Test
    final void refusesSignaturesOfAnyOtherLength() {
        Pair pair = newPair();

        for (byte[] signature : resized(pair.signature).toList()) {
            assertThat(scheme().verify(pair.publicKey, MESSAGE, signature)).isFalse();
        }
    }

    @Test
    final void refusesKeysOfAnyOtherLength() {
        Pair pair = newPair();

        for (byte[] publicKey : resized(pair.publicKey).toList()) {
            assertThat(scheme().inspect(publicKey)).isEqualTo(KeyQuality.MALFORMED);
            assertThat(scheme().verify(publicKey, MESSAGE, pair.signature)).isFalse();
        }
    }

    @Test
    final void refusesSeedsOfAnyOtherLength() {
        for (byte[] seed : resized(newPair().seed).toList()) {
            assertThatThrownBy(() -> scheme().publicKey(seed)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> scheme().sign(seed, MESSAGE)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    final void answersRandomKeysAndSignaturesWithoutAnException() {
        for (int i = 0; i < 200; i++) {
            byte[] publicKey = randomBytes(scheme().publicKeyLength());
            byte[] signature = randomBytes(scheme().signatureLength());

            assertThat(scheme().verify(publicKey, MESSAGE, signature)).isFalse();
        }
    }

    @Test
    final void neverVerifiesByAKeyThatIsNotSound() {
        Pair pair = newPair();
        List<byte[]> keys = Stream.of(new byte[pair.publicKey.length], filled(pair.publicKey.length))
                .filter(key -> scheme().inspect(key) != KeyQuality.SOUND)
                .toList();

        for (byte[] key : keys) {
            assertThat(scheme().verify(key, MESSAGE, pair.signature)).isFalse();
            assertThat(scheme().verify(key, MESSAGE, new byte[pair.signature.length]))
                    .isFalse();
        }
    }

    @Test
    final void leavesItsInputAsItIs() {
        Pair pair = newPair();
        byte[] seed = pair.seed.clone();
        byte[] message = MESSAGE.clone();
        byte[] publicKey = pair.publicKey.clone();
        byte[] signature = pair.signature.clone();

        scheme().sign(seed, message);
        scheme().inspect(publicKey);
        scheme().verify(publicKey, message, signature);

        assertThat(seed).isEqualTo(pair.seed);
        assertThat(message).isEqualTo(MESSAGE);
        assertThat(publicKey).isEqualTo(pair.publicKey);
        assertThat(signature).isEqualTo(pair.signature);
    }

    @Test
    final void serves8ThreadsAtOnce() throws Exception {
        Callable<Boolean> signAndVerify = () -> {
            boolean valid = true;
            for (int i = 0; i < 50; i++) {
                Pair pair = newPair();
                valid &= scheme().verify(pair.publicKey, MESSAGE, pair.signature);
            }
            return valid;
        };

        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Boolean> valid : threads.invokeAll(
                    Stream.generate(() -> signAndVerify).limit(THREADS).toList())) {
                assertThat(valid.get()).isTrue();
            }
        }
    }

    private Pair newPair() {
        byte[] seed = scheme().newSeed(random);
        return new Pair(seed, scheme().publicKey(seed.clone()), scheme().sign(seed.clone(), MESSAGE));
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static Stream<byte[]> changed(byte[] bytes) {
        return IntStream.range(0, bytes.length * Byte.SIZE).mapToObj(bit -> {
            byte[] changed = bytes.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            return changed;
        });
    }

    private static Stream<byte[]> resized(byte[] bytes) {
        return Stream.of(0, 1, bytes.length - 1, bytes.length + 1, 2 * bytes.length)
                .map(length -> Arrays.copyOf(bytes, length));
    }

    /** A key pair and its signature of {@link #MESSAGE}. */
    private static final class Pair {
        private final byte[] seed;
        private final byte[] publicKey;
        private final byte[] signature;

        private Pair(byte[] seed, byte[] publicKey, byte[] signature) {
            this.seed = seed;
            this.publicKey = publicKey;
            this.signature = signature;
        }
    }
}
