package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.catalog.Bundles.bundle;

import org.junit.jupiter.api.Test;
import registry.accounts.Actor;
import registry.api.spi.StagedBlob;
import registry.orgs.OrgsError;
import registry.signing.SigningError;

class RehearsalTest extends CatalogTestCase {
    @Test
    void tellsWhatWouldComeOfANewPackageAndChangesNothing() {
        Rehearsal rehearsal = rehearse(ada, bundle(NAME, "1.0.0"));

        assertThat(rehearsal.publishable()).isTrue();
        assertThat(rehearsal.previous()).isEmpty();
        assertThat(rehearsal.alreadyPublished()).isFalse();
        assertThat(rehearsal.publication().orElseThrow().name()).isEqualTo(PACKAGE);
        assertThat(registry.browse(NAME)).isEmpty();
        assertThat(registry.published(ada, bundle(NAME, "1.0.0")).warnings()).isEmpty();
    }

    @Test
    void namesTheVersionBeforeAndWarnsOfAnotherKey() {
        registry.published(ada, bundle(NAME, "1.0.0"));

        Rehearsal rehearsal = rehearse(ada, bundle(NAME, "1.1.0", Bundles.newKey(), manifest -> {}));

        assertThat(rehearsal.publishable()).isTrue();
        assertThat(rehearsal.previous()).contains(version("1.0.0"));
        assertThat(rehearsal.publication().orElseThrow().warnings())
                .extracting(Warning::code)
                .contains("signer_changed");
    }

    @Test
    void saysThatNothingWouldChange() {
        byte[] bundle = bundle(NAME, "1.0.0");
        registry.published(ada, bundle);

        Rehearsal rehearsal = rehearse(ada, bundle);

        assertThat(rehearsal.publishable()).isTrue();
        assertThat(rehearsal.alreadyPublished()).isTrue();
    }

    @Test
    void refusesWhatPublishingWouldRefuse() {
        registry.published(ada, bundle(NAME, "1.0.0"));

        assertThat(rehearse(bob, bundle(NAME, "1.1.0")).refusal().orElseThrow().code())
                .isEqualTo(OrgsError.NOT_OWNER);
        assertThat(rehearse(ada, bundle(NAME, "0.9.0")).refusal().orElseThrow().code())
                .isEqualTo(CatalogError.VERSION_NOT_ALLOWED);
        assertThat(rehearse(ada, bundle(NAME, "1.0.0", Bundles.newKey(), manifest -> {}))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(CatalogError.VERSION_EXISTS);
    }

    @Test
    void showsTheChecksOfABrokenBundle() {
        Rehearsal rehearsal = rehearse(ada, new byte[] {1, 2, 3});

        assertThat(rehearsal.publishable()).isFalse();
        assertThat(rehearsal.publication()).isEmpty();
        assertThat(rehearsal.refusal().orElseThrow().code()).isEqualTo(SigningError.INVALID_BUNDLE);
        assertThat(rehearsal.report().checks()).isNotEmpty();
    }

    private Rehearsal rehearse(Actor actor, byte[] bundle) {
        try (StagedBlob staged = catalog().stage()) {
            staged.write(bundle, 0, bundle.length);
            return catalog().rehearse(actor, staged);
        }
    }
}
