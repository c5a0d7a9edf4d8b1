package registry.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import registry.signing.SigningError;

/** How hostile bundles are made and what every refused one has in common. */
final class HostileBundles {
    private HostileBundles() {}

    static void assertRefused(Hostile hostile) {
        VerificationReport report = TestBundle.verify(hostile.bundle().get());

        assertThat(report.passed()).isFalse();
        assertThat(report.checks()).hasSize(Step.values().length);
        Check failure = report.firstFailure().orElseThrow();
        assertThat(failure.id()).as(failure.detail()).isEqualTo(hostile.check());
        assertThat(failure.error()).as(failure.detail()).hasValue(hostile.code());
        assertThat(failure.detail()).contains(hostile.words()).hasSizeLessThan(2000);
    }

    /** Changed before signing. */
    static Hostile signedWith(
            String name, String check, SigningError code, Consumer<ObjectNode> change, String... words) {
        return Hostile.row(
                name, check, code, () -> TestBundle.good().with(change).pack(), words);
    }

    static Consumer<ObjectNode> in(String member, Consumer<ObjectNode> change) {
        return manifest -> change.accept((ObjectNode) manifest.get(member));
    }
}
