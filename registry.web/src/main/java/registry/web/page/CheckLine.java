package registry.web.page;

import registry.signing.verify.Check;

/**
 * A check of a bundle as pages show it.
 *
 * @param kind {@code ok}, {@code warn}, {@code bad} or {@code skipped}
 * @param outcome how it ended, in a word
 * @param detail what was compared, or what is wrong
 */
public record CheckLine(String kind, String outcome, String title, String detail) {
    /** Puts it into words. */
    public static CheckLine of(Check check) {
        return switch (check.outcome()) {
            case PASSED -> new CheckLine("ok", "Passed", check.title(), check.detail());
            case WARNING -> new CheckLine("warn", "Warning", check.title(), check.detail());
            case FAILED -> new CheckLine("bad", "Failed", check.title(), check.detail());
            case SKIPPED -> new CheckLine("skipped", "Not needed", check.title(), check.detail());
        };
    }
}
