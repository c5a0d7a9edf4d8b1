package registry.cli.shell;

/**
 * What came of a line.
 *
 * @param exitCode as that of a process
 * @param end whether nothing else is to be run
 */
record Step(int exitCode, End end) {
    static final Step DONE = new Step(0, End.NO);
    static final Step LEAVE = new Step(0, End.OF_SHELL);

    /** How far the wish to end goes. */
    enum End {
        /** What follows is run. */
        NO,
        /** The person cancelled: whatever script runs is to end, and be it one that goes on after failures. */
        OF_SCRIPTS,
        /** The shell is to end. */
        OF_SHELL
    }

    static Step of(int exitCode) {
        return new Step(exitCode, End.NO);
    }

    boolean failed() {
        return exitCode != 0;
    }

    boolean leaves() {
        return end == End.OF_SHELL;
    }
}
