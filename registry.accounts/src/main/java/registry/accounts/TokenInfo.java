package registry.accounts;

import java.time.Instant;
import registry.api.spi.StoredCredential;

/** What a listing tells of a token; no secret. */
public record TokenInfo(StoredCredential credential, String label, Instant createdAt) {}
