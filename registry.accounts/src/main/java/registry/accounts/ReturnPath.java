package registry.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a browser goes on after a sign-in: a page of this registry, never of another site.
 *
 * @param text path and query, percent-encoded ASCII, beginning with one slash
 */
public record ReturnPath(String text) {
    /** The most characters. */
    public static final int MAX_LENGTH = 1024;

    /** The page for those who came from nowhere in particular. */
    public static final ReturnPath DEFAULT = new ReturnPath("/my-packages");

    /** Refuses what {@link #parse} would. */
    public ReturnPath {
        if (!isSafe(text)) {
            throw new IllegalArgumentException("not a path of this registry");
        }
    }

    /**
     * Reads a path. Browsers take {@code //host} and {@code /\host} for another site, and drop control characters before
     * they look (WHATWG URL, special schemes).
     */
    public static Optional<ReturnPath> parse(String text) {
        return isSafe(text) ? Optional.of(new ReturnPath(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isSafe(String text) {
        if (text.length() > MAX_LENGTH
                || !text.startsWith("/")
                || text.startsWith("//")
                || !text.chars().allMatch(letter -> letter > ' ' && letter < 0x7f && letter != '\\')) {
            return false;
        }
        try {
            URI path = new URI(text);
            return path.getScheme() == null && path.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            // A browser might make something else of it than we do.
            return false;
        }
    }
}
