package registry.accounts;

import java.time.Instant;
import java.util.Optional;
import registry.api.spi.StoredCredential;

/**
 * What a listing tells of a token; no secret.
 *
 * @param start the first 8 characters of the token, by which its owner may recognise it; empty when it was made
 *     before this was kept
 * @param lastUsedAt to within {@link TokenUse#RESOLUTION}; empty: never
 */
public record TokenInfo(
        StoredCredential credential, String start, String label, Instant createdAt, Optional<Instant> lastUsedAt) {
    /** How much of a token is kept for {@link #start}. */
    static final int START_LENGTH = 8;

    /** The same, used at this time. */
    TokenInfo usedAt(Optional<Instant> time) {
        return new TokenInfo(credential, start, label, createdAt, time);
    }
}
