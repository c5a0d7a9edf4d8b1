package registry.testing.storage;

/** What may be wrong with an {@link InMemoryBlobStore}. */
enum BlobFault {
    NONE,
    /** Content can be opened as soon as it is written. */
    SHOWS_STAGED_BLOBS,
    /** The digest is that of the first piece written. */
    HASHES_THE_FIRST_PIECE,
    /** Sealing content that is stored keeps the old time. */
    KEEPS_THE_FIRST_TIME,
    /** The time is that of the beginning. */
    TAKES_THE_TIME_OF_STAGING,
    /** The time of the last seal does not matter to delete. */
    DELETES_REGARDLESS,
    /** The time is looked at first, and the blob deleted later. */
    DELETES_LATER,
    /** Blobs are listed as a hash table has them. */
    LISTS_IN_ANY_ORDER,
    /** Reads go on to the end of the blob. */
    READS_PAST_THE_RANGE,
    /** What was staged is there after reopening. */
    SEALS_LEFTOVERS,
    /** Nothing outlives the closing. */
    IS_NOT_DURABLE,
    /** Blobs can be read after closing. */
    READS_AFTER_CLOSE
}
