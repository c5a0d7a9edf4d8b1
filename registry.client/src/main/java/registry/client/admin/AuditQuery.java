package registry.client.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the audit trail to read, newest first.
 *
 * @param account who acted: an id or an e-mail address
 * @param action what the action begins with, such as {@code version.}
 * @param target what the target begins with, such as {@code com.example.app/}
 * @param since not before
 * @param until before
 * @param pageSize how many are fetched at a time at most, 1 to 1000
 * @param after where to begin: {@link registry.client.Page#next} of another page, or the id of an entry
 */
public record AuditQuery(
        Optional<String> account,
        Optional<String> action,
        Optional<String> target,
        Optional<Instant> since,
        Optional<Instant> until,
        int pageSize,
        Optional<String> after) {
    /** Everything, 100 at a time. */
    public static final AuditQuery ALL = new AuditQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            100,
            Optional.empty());

    private static final int MAX_PAGE_SIZE = 1000;

    /** Checks the page size; throws {@link IllegalArgumentException}. */
    public AuditQuery {
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("the page size must be 1 to " + MAX_PAGE_SIZE);
        }
    }

    /** Only what this account did: an id or an e-mail address. */
    public AuditQuery by(String who) {
        return new AuditQuery(Optional.of(who), action, target, since, until, pageSize, after);
    }

    /** Only actions that begin with this. */
    public AuditQuery actionsLike(String beginning) {
        return new AuditQuery(account, Optional.of(beginning), target, since, until, pageSize, after);
    }

    /** Only targets that begin with this. */
    public AuditQuery targetsLike(String beginning) {
        return new AuditQuery(account, action, Optional.of(beginning), since, until, pageSize, after);
    }

    /** Only what was done then or later. */
    public AuditQuery from(Instant time) {
        return new AuditQuery(account, action, target, Optional.of(time), until, pageSize, after);
    }

    /** Only what was done before. */
    public AuditQuery before(Instant time) {
        return new AuditQuery(account, action, target, since, Optional.of(time), pageSize, after);
    }

    /** This many at a time. */
    public AuditQuery inPagesOf(int size) {
        return new AuditQuery(account, action, target, since, until, size, after);
    }

    /** From here on. */
    public AuditQuery after(String next) {
        return new AuditQuery(account, action, target, since, until, pageSize, Optional.of(next));
    }
}
