package registry.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import registry.storage.DocumentStore;

/** What everything here stands on: where things are kept, chance, and the time. */
record Basis(DocumentStore documents, SecureRandom random, Clock clock) {
    AuditLog audit() {
        return new AuditLog(random, clock);
    }
}
