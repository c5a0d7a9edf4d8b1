package registry.accounts;

import java.util.Optional;

/**
 * Where a person signed in from, for that person to recognise.
 *
 * @param address the client's network address
 * @param userAgent what the browser says it is, cut to {@value #MAX_USER_AGENT} characters, without control characters
 */
public record Origin(String address, Optional<String> userAgent) {
    /** The most characters that are kept of what a browser says it is. */
    public static final int MAX_USER_AGENT = 200;

    /** Cuts what the browser says. */
    public Origin {
        userAgent = userAgent.map(Origin::cut).filter(text -> !text.isEmpty());
    }

    private static String cut(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(point -> !ShownText.isHidden(point))
                .takeWhile(point -> kept.length() + Character.charCount(point) <= MAX_USER_AGENT)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }
}
