package registry.testing.linearizability;

import java.time.Duration;

/** What tests of stores end with. */
public final class LinearizabilityAssertions {
    private LinearizabilityAssertions() {}

    /**
     * Requires that a history is linearizable, and prints its figures.
     *
     * @param what whose history it is, for the figures
     * @throws AssertionError when it is not, which says where it goes wrong
     */
    public static void assertLinearizable(String what, History history) {
        long before = System.nanoTime();
        Verdict verdict = LinearizabilityChecker.check(history);
        long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
        switch (verdict) {
            case Verdict.Linearizable found ->
                System.out.println("FIGURE linearizable, " + what + ": " + history.size() + " calls, "
                        + history.commits() + " commits, " + history.conflicts() + " conflicts, "
                        + history.unanswered() + " writes in doubt of which " + found.happened()
                        + " happened; decided in " + millis + " ms");
            case Verdict.Refused refused -> throw new AssertionError(what + ": " + refused.reason());
            case Verdict.Undecided undecided ->
                throw new AssertionError(what + ": undecided after " + undecided.tried() + " steps");
        }
    }
}
