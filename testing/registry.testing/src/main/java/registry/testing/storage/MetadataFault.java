package registry.testing.storage;

/** What may be wrong with an {@link InMemoryMetadataStore}, each fault one that real stores have had. */
enum MetadataFault {
    NONE,
    /** Conditions are checked, and the writes made later. */
    LOSES_UPDATES,
    /** Writes are made although a condition fails. */
    APPLIES_REFUSED_WRITES,
    /** Only the first condition that fails is named. */
    NAMES_ONE_CONFLICT,
    /** A refused batch uses up a revision. */
    SKIPS_REVISIONS,
    /** Keys are ordered as Java strings. */
    ORDERS_BY_UTF16,
    /** A prefix is matched as a LIKE pattern. */
    TAKES_PREFIX_FOR_PATTERN,
    /** The feed tells of refused batches. */
    TELLS_OF_REFUSED_BATCHES,
    /** A page of the feed may end within a revision. */
    CUTS_REVISIONS,
    /** What is gone from the feed is left out without a word. */
    FORGETS_SILENTLY,
    /** Waiting readers are not told of commits. */
    NEVER_WAKES_READERS,
    /** Several records are read one after the other. */
    READS_TORN_BATCHES,
    /** Readers see a commit a little later than its caller. */
    READS_STALE_RECORDS,
    /** Counters are read, and written later. */
    LOSES_COUNTS,
    /** Nothing outlives the closing. */
    IS_NOT_DURABLE,
    /** After closing, everything goes on. */
    IGNORES_CLOSE,
    /** Unknown configuration keys are ignored. */
    IGNORES_UNKNOWN_KEYS
}
