package registry.client.admin;

import java.util.Optional;

/**
 * Which accounts to list.
 *
 * @param text part of address, user name or name, or the whole id
 * @param pageSize how many are fetched at a time at most, 1 to 1000
 * @param after where to begin: {@link registry.client.Page#next} of another page
 */
public record UserQuery(Optional<String> text, int pageSize, Optional<String> after) {
    /** Everybody, 100 at a time. */
    public static final UserQuery ALL = new UserQuery(Optional.empty(), 100, Optional.empty());

    private static final int MAX_PAGE_SIZE = 1000;

    /** Checks the page size; throws {@link IllegalArgumentException}. */
    public UserQuery {
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("the page size must be 1 to " + MAX_PAGE_SIZE);
        }
    }

    /** Only accounts with this in address, user name or name, or with this id. */
    public UserQuery containing(String part) {
        return new UserQuery(Optional.of(part), pageSize, after);
    }

    /** This many at a time. */
    public UserQuery inPagesOf(int size) {
        return new UserQuery(text, size, after);
    }

    /** From here on. */
    public UserQuery after(String next) {
        return new UserQuery(text, pageSize, Optional.of(next));
    }
}
