package registry.signing.verify;

/** What to do about files in an archive that its manifest does not declare. */
public enum UndeclaredEntries {
    /** Accept the bundle and say so. */
    WARN,
    /** Refuse the bundle. */
    REJECT
}
