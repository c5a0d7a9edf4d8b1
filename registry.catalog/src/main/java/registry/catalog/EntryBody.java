package registry.catalog;

import registry.api.Digest;
import registry.storage.DocumentStore;

/** An entry as a JSON object up to and including {@code "downloads":}, at hand or in the store. */
sealed interface EntryBody {
    /** The most bytes of an entry that are kept in memory as long as the package is. */
    int MOST_KEPT = 16 * 1024;

    /** In bytes; 0 when it is not known yet. */
    int length();

    /** Names the content, equally in every process. */
    Digest tag();

    /** At hand. */
    @SuppressWarnings("ArrayRecordComponent") // shared and never changed; compared by identity only
    record Kept(byte[] json, Digest tag) implements EntryBody {
        Kept(byte[] json) {
            this(json, Digest.ofContent(json));
        }

        @Override
        public int length() {
            return json.length;
        }
    }

    /** To be made of these facts and what is signed in the store. */
    record Stored(EntryEncoder.PackageFacts facts, VersionRecord.Live version, int length, Digest tag)
            implements EntryBody {
        /** An entry that was not made yet: what it is made of names it. */
        static Stored unread(EntryEncoder.PackageFacts facts, VersionRecord.Live version) {
            byte[] content = DocumentStore.encode(
                    version.json().put("author", facts.author()).put("verified", facts.verified()));
            return new Stored(facts, version, 0, Digest.ofContent(content));
        }
    }
}
