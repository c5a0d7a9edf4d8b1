package registry.catalog;

/** Which versions may follow those that were ever published, deleted ones included. */
public enum VersionOrder {
    /** Only one greater than all of them. */
    GREATEST,
    /** Also one greater than all of its own major.minor line, if that line exists: patch releases of older lines. */
    GREATER_IN_LINE
}
