package registry.web.page.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import registry.api.AccountId;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.SignerId;
import registry.catalog.Inspection;
import registry.catalog.VersionDetail;
import registry.catalog.VersionFacts;
import registry.catalog.Yank;
import registry.signing.SigningError;
import registry.signing.verify.Check;
import registry.signing.verify.Outcome;

class ComparisonTest {
    private static final Inspection SOUND = inspection(Outcome.PASSED);
    private static final Inspection BROKEN = inspection(Outcome.FAILED);
    private static final Optional<SignerId> KEY = Optional.of(new SignerId("did:key:z6MkA"));
    private static final Optional<SignerId> OTHER = Optional.of(new SignerId("did:key:z6MkB"));

    @Test
    void tellsWhetherTheSameKeySigned() {
        assertThat(first(KEY, KEY)).isEqualTo(verdict("ok", "The same key signed both"));
        assertThat(first(KEY, OTHER)).isEqualTo(verdict("warn", "Another key signed it"));
    }

    @Test
    void claimsNothingAboutSignersThatAreNotKnown() {
        for (Optional<SignerId> known : List.of(KEY, Optional.<SignerId>empty())) {
            assertThat(first(known, Optional.empty())).isEqualTo(verdict("warn", "It is not known"));
            assertThat(first(Optional.empty(), known)).isEqualTo(verdict("warn", "It is not known"));
        }
    }

    @Test
    void claimsNothingAboutTheContentOfWhatIsNotVerified() {
        VersionDetail version = version(KEY, manifest -> {});
        for (Comparison comparison : List.of(
                Comparison.of(version, BROKEN, version, SOUND), Comparison.of(version, SOUND, version, BROKEN))) {
            assertThat(comparison.modules()).isEmpty();
            assertThat(comparison.verdict())
                    .extracting(Comparison.Verdict::text)
                    .anyMatch(text -> text.contains("cannot be compared"))
                    .noneMatch(text -> text.contains("nothing else than before"));
        }
        assertThat(Comparison.of(version, SOUND, version, SOUND).verdict())
                .extracting(Comparison.Verdict::text)
                .anyMatch(text -> text.contains("nothing else than before"));
    }

    @Test
    void showsWhatOfTheManifestDiffers() {
        VersionDetail before =
                version(KEY, manifest -> manifest.putObject("links").put("docs", "https://a.example"));
        VersionDetail after = version(KEY, manifest -> {
            manifest.putObject("metadata").putArray("tags").add("chat").add("social");
            manifest.putObject("interfaces").putArray("uses").add("clock.v1");
        });
        assertThat(Comparison.of(before, SOUND, after, SOUND).facts())
                .containsExactly(
                        new Comparison.Fact("Tags", "", "chat, social"),
                        new Comparison.Fact("Documentation", "https://a.example", ""),
                        new Comparison.Fact("Needs", "", "clock.v1"));
    }

    private static Comparison.Verdict first(Optional<SignerId> before, Optional<SignerId> after) {
        Comparison.Verdict first = Comparison.of(
                        version(before, manifest -> {}), SOUND, version(after, manifest -> {}), SOUND)
                .verdict()
                .getFirst();
        return verdict(first.kind(), first.text().split(" to a|:| whether", -1)[0]);
    }

    private static Comparison.Verdict verdict(String kind, String text) {
        return new Comparison.Verdict(kind, text);
    }

    private static Inspection inspection(Outcome outcome) {
        Optional<SigningError> error =
                Optional.of(SigningError.INVALID_SIGNATURE).filter(failed -> outcome == Outcome.FAILED);
        return new Inspection(
                List.of(new Check("signature", "Signature valid", outcome, "", error.map(code -> code))), List.of());
    }

    private static VersionDetail version(Optional<SignerId> signer, Consumer<ObjectNode> change) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        change.accept(manifest);
        return new VersionDetail(
                PackageName.parse("com.example.app"),
                new VersionFacts(
                        BundleVersion.parse("1.0.0"),
                        Digest.ofContent(new byte[0]),
                        1,
                        "0.1.0",
                        Instant.EPOCH,
                        new Yank(false, Optional.empty()),
                        false),
                new Yank(false, Optional.empty()),
                new AccountId("a".repeat(26)),
                "ada",
                false,
                signer,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                manifest);
    }
}
