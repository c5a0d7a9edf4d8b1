package registry.signing.verify;

/** How a check ended. */
public enum Outcome {
    /** All is well. */
    PASSED,
    /** The bundle must be refused. */
    FAILED,
    /** The bundle may be accepted; its publisher should know. */
    WARNING,
    /** The check means nothing here, or an earlier failure left nothing to look at. */
    SKIPPED
}
