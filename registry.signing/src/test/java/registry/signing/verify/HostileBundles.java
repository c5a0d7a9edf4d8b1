package registry.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

/** What every refused bundle has in common. */
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
}
