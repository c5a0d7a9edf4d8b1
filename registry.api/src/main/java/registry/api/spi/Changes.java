package registry.api.spi;

import java.util.List;

/** What {@link MetadataStore#changes} knows of the time after a revision. */
public sealed interface Changes {
    /**
     * The commits that followed, oldest first and without a gap.
     *
     * @param upTo the revision up to which these are all changes; equals the asked revision when there are none
     */
    record Feed(List<Change> changes, long upTo) implements Changes {
        /** Copies the list. */
        public Feed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The store no longer remembers so far back; the reader must scan what it follows anew, beginning from
     * {@code revision}.
     */
    record Forgotten(long revision) implements Changes {}

    /**
     * One key was written or removed. The value is not part of the feed: read it.
     *
     * @param revision the revision of the commit
     */
    record Change(long revision, String key, boolean deleted) {}
}
