package registry.web.page.browse;

import java.util.List;
import registry.catalog.Inspection;
import registry.signing.verify.Check;
import registry.signing.verify.Outcome;

/**
 * What verifying a bundle once more has shown, in one line that opens into the checks.
 *
 * @param kind {@code ok}, {@code warn} or {@code bad}
 * @param title one word or two
 * @param summary how many checks passed
 * @param checks all that were made, in their order
 */
record Seal(String kind, String title, String summary, List<Line> checks) {
    /**
     * A check.
     *
     * @param kind {@code ok}, {@code warn}, {@code bad} or {@code skipped}
     * @param outcome how it ended, in a word
     * @param detail what was compared
     */
    record Line(String kind, String outcome, String title, String detail) {
        static Line of(Check check) {
            return switch (check.outcome()) {
                case PASSED -> new Line("ok", "Passed", check.title(), check.detail());
                case WARNING -> new Line("warn", "Warning", check.title(), check.detail());
                case FAILED -> new Line("bad", "Failed", check.title(), check.detail());
                case SKIPPED -> new Line("skipped", "Not needed", check.title(), check.detail());
            };
        }
    }

    static Seal of(Inspection inspection) {
        long made = inspection.checks().size() - inspection.count(Outcome.SKIPPED);
        String summary = inspection.count(Outcome.PASSED) + " of " + made + " checks passed";
        List<Line> lines = inspection.checks().stream().map(Line::of).toList();
        if (!inspection.passed()) {
            return new Seal("bad", "Not verified", summary, lines);
        }
        return inspection.count(Outcome.WARNING) > 0
                ? new Seal("warn", "Verified, with remarks", summary, lines)
                : new Seal("ok", "Verified", summary, lines);
    }
}
