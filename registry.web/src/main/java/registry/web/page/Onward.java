package registry.web.page;

/**
 * Leads through a list whose length nobody knows.
 *
 * @param first the address of its beginning, {@code ""} when that is shown
 * @param next the address of what follows, {@code ""} when nothing does
 */
public record Onward(String first, String next) {
    /** Whether something comes before. */
    public boolean hasFirst() {
        return !first.isEmpty();
    }

    /** Whether something follows. */
    public boolean hasNext() {
        return !next.isEmpty();
    }

    /** Whether there is anything to lead through. */
    public boolean needed() {
        return hasFirst() || hasNext();
    }
}
