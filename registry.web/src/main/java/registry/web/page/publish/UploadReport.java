package registry.web.page.publish;

import java.util.List;
import java.util.Optional;
import registry.catalog.Publication;
import registry.catalog.Rehearsal;
import registry.catalog.Warning;
import registry.signing.verify.VerificationReport;
import registry.web.page.CheckLine;
import registry.web.page.Pages;

/**
 * What is known of a bundle that somebody sent.
 *
 * @param kind {@code ok}, {@code warn} or {@code bad}
 * @param title what would come of publishing it, in one sentence
 * @param detail why not, or {@code ""}
 * @param publishable whether it can be published
 * @param facts what it is; empty when that cannot be known
 * @param warnings what its publisher should think about first
 * @param checks every check; none when it did not come so far
 */
record UploadReport(
        String kind,
        String title,
        String detail,
        boolean publishable,
        Optional<Facts> facts,
        List<String> warnings,
        List<CheckLine> checks) {
    /**
     * What a bundle is.
     *
     * @param previous the version before, {@code ""} for a new package
     */
    record Facts(String name, String version, String previous, String signer, String application) {
        static Facts of(Publication publication, String previous) {
            return new Facts(
                    publication.name().value(),
                    publication.version().toString(),
                    previous,
                    publication.signerId().value(),
                    publication.applicationId().base58());
        }

        boolean first() {
            return previous.isEmpty();
        }
    }

    static UploadReport of(Rehearsal rehearsal) {
        List<CheckLine> checks =
                rehearsal.report().checks().stream().map(CheckLine::of).toList();
        List<String> warnings =
                rehearsal.publication().map(UploadReport::warnings).orElse(List.of());
        Optional<Facts> facts = rehearsal
                .publication()
                .map(publication -> Facts.of(
                        publication, rehearsal.previous().map(Object::toString).orElse("")));
        if (rehearsal.refusal().isPresent()) {
            return new UploadReport(
                    "bad",
                    "It cannot be published.",
                    Pages.sentence(rehearsal.refusal().get().reason()),
                    false,
                    facts,
                    warnings,
                    checks);
        }
        String title = rehearsal.alreadyPublished()
                ? "It is published already, byte for byte. Publishing it again changes nothing."
                : "It passes every check. Nothing is published yet.";
        return new UploadReport(warnings.isEmpty() ? "ok" : "warn", title, "", true, facts, warnings, checks);
    }

    static UploadReport of(VerificationReport report) {
        return new UploadReport(
                "bad",
                "It was not published.",
                Pages.sentence(report.firstFailure().orElseThrow().detail()),
                false,
                Optional.empty(),
                List.of(),
                report.checks().stream().map(CheckLine::of).toList());
    }

    static UploadReport ofRefusal(String reason) {
        return new UploadReport("bad", "It was not published.", reason, false, Optional.empty(), List.of(), List.of());
    }

    boolean explained() {
        return !detail.isEmpty();
    }

    boolean warned() {
        return !warnings.isEmpty();
    }

    boolean checked() {
        return !checks.isEmpty();
    }

    private static List<String> warnings(Publication publication) {
        return publication.warnings().stream()
                .map(Warning::message)
                .map(Pages::sentence)
                .toList();
    }
}
