package registry.testing.storage;

/** What a metadata store may do without. A store that lacks one is tested for the documented alternative instead. */
public enum Capability {
    /** The change feed can be told to remember a number of revisions only; without it, it remembers all of them. */
    FORGETS_CHANGES
}
