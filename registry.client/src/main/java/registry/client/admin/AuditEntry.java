package registry.client.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was done. Of an entry that is damaged in the store, only the id and what is wrong are there.
 *
 * @param id its name
 * @param when when it was done
 * @param account id of who did it
 * @param credential what they showed, if anything
 * @param from network address of the client
 * @param action what was done, such as {@code version.publish}
 * @param target what to
 * @param before state before, text of a JSON object
 * @param after state after, text of a JSON object
 * @param damaged why the rest cannot be read
 */
public record AuditEntry(
        String id,
        Optional<Instant> when,
        Optional<String> account,
        Optional<Credential> credential,
        Optional<String> from,
        Optional<String> action,
        Optional<String> target,
        Optional<String> before,
        Optional<String> after,
        Optional<String> damaged) {

    /**
     * What somebody showed to act.
     *
     * @param id its name, no secret
     * @param kind what it is
     */
    public record Credential(String id, Kind kind) {
        /** What a credential is. */
        public enum Kind {
            /** A browser's session. */
            SESSION,
            /** An API token. */
            TOKEN,
            /** A word that this client does not know. */
            UNKNOWN
        }
    }
}
