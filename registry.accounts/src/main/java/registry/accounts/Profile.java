package registry.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import registry.api.spi.ExternalIdentity;

/**
 * How an identity provider describes a person; refreshed at each sign-in.
 *
 * @param name for people's eyes, not unique
 * @param picture an {@code https} URL
 */
public record Profile(Optional<String> name, Optional<String> picture) {
    /** Nothing is known. */
    public static final Profile UNKNOWN = new Profile(Optional.empty(), Optional.empty());

    private static final int MAX_NAME = 200;
    private static final int MAX_PICTURE = 2000;

    /** What is fit to be kept of what an identity provider says: a short name in one line, an address of a picture. */
    static Profile of(ExternalIdentity identity) {
        return new Profile(
                identity.name().map(Profile::shorten).filter(name -> !name.isEmpty()),
                identity.picture().filter(Profile::isPicture));
    }

    private static String shorten(String name) {
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .filter(point -> !ShownText.isHidden(point))
                .takeWhile(point -> kept.length() + Character.charCount(point) <= MAX_NAME)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    private static boolean isPicture(String text) {
        try {
            URI address = new URI(text);
            return text.length() <= MAX_PICTURE
                    && "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            // Without a picture, then: nothing depends on it.
            return false;
        }
    }
}
