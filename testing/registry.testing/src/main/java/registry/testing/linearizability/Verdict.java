package registry.testing.linearizability;

/** What a check came to. */
public sealed interface Verdict {
    /**
     * There is an order in which every answer is right.
     *
     * @param happened how many calls without an answer took effect in it
     * @param tried how many steps were tried until it was found
     */
    record Linearizable(long happened, long tried) implements Verdict {}

    /**
     * There is no such order.
     *
     * @param reason how far one gets, and which answers are wrong there
     */
    record Refused(String reason) implements Verdict {}

    /** There are too many orders to try them all. */
    record Undecided(long tried) implements Verdict {}
}
