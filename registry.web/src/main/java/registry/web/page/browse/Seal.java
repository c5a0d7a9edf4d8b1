package registry.web.page.browse;

import java.util.List;
import registry.catalog.Inspection;
import registry.signing.verify.Outcome;
import registry.web.page.CheckLine;

/**
 * What verifying a bundle once more has shown, in one line that opens into the checks.
 *
 * @param kind {@code ok}, {@code warn} or {@code bad}
 * @param title one word or two
 * @param summary how many checks passed
 * @param checks all that were made, in their order
 */
record Seal(String kind, String title, String summary, List<CheckLine> checks) {
    static Seal of(Inspection inspection) {
        long made = inspection.checks().size() - inspection.count(Outcome.SKIPPED);
        String summary = inspection.count(Outcome.PASSED) + " of " + made + " checks passed";
        List<CheckLine> lines = inspection.checks().stream().map(CheckLine::of).toList();
        if (!inspection.passed()) {
            return new Seal("bad", "Not verified", summary, lines);
        }
        return inspection.count(Outcome.WARNING) > 0
                ? new Seal("warn", "Verified, with remarks", summary, lines)
                : new Seal("ok", "Verified", summary, lines);
    }
}
