package registry.cli.shell;

/**
 * A possible continuation.
 *
 * @param value the whole word
 * @param finished whether the word ends there, so that a blank may follow
 */
record Candidate(String value, boolean finished) {
    static Candidate of(String value) {
        return new Candidate(value, true);
    }
}
