package registry.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Which audit entries are wanted. Texts are compared as they are; nothing in them has a meaning.
 *
 * @param account exactly the account that acted, by its id
 * @param action what the action begins with, such as {@code version.}
 * @param target what the target begins with, such as {@code com.example.app/}
 * @param since not before this point in time
 * @param until before this point in time
 */
public record AuditFilter(
        Optional<String> account,
        Optional<String> action,
        Optional<String> target,
        Optional<Instant> since,
        Optional<Instant> until) {
    /** All entries. */
    public static final AuditFilter ALL =
            new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether this entry is wanted, whenever it was written. */
    boolean accepts(ObjectNode entry) {
        return account.filter(wanted -> !wanted.equals(text(entry, "account"))).isEmpty()
                && action.filter(start -> !text(entry, "action").startsWith(start))
                        .isEmpty()
                && target.filter(start -> !text(entry, "target").startsWith(start))
                        .isEmpty();
    }

    private static String text(ObjectNode entry, String name) {
        return entry.path(name).asText();
    }
}
