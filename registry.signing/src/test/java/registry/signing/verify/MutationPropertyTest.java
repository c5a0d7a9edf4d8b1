package registry.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import registry.signing.SigningError;
import registry.signing.archive.RawTar;

/** Whatever is done to a good bundle, a report comes out, soon. */
class MutationPropertyTest {
    private static final byte[] TAR = TestBundle.good().tar().end().bytes();
    private static final byte[] BUNDLE = RawTar.gzip(TAR);

    @Property(tries = 1500)
    void damagedFilesAreReported(@ForAll Random random) {
        assertReported(mutate(BUNDLE, random));
    }

    @Property(tries = 1500)
    void damagedTarsAreReported(@ForAll Random random) {
        assertReported(RawTar.gzip(mutate(TAR, random)));
    }

    private static void assertReported(byte[] bundle) {
        VerificationReport report = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> TestBundle.verify(bundle));

        report.firstFailure()
                .ifPresent(failure -> assertThat(failure.error()).get().isInstanceOf(SigningError.class));
        assertThat(report.passed()).isEqualTo(report.firstFailure().isEmpty());
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = mutateOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] mutateOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(600), bytes.length - at);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt());
            case 1 -> out.write(bytes, at, length / 2);
            case 2 -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                out.writeBytes(noise);
            }
            case 3 -> out.write(bytes[at] ^ 1 << random.nextInt(8));
            default -> out.writeBytes(new byte[length]);
        }
        int rest = Math.min(at + (random.nextBoolean() ? 1 : length), bytes.length);
        out.write(bytes, rest, bytes.length - rest);
        return out.size() == 0 ? new byte[1] : out.toByteArray();
    }
}
