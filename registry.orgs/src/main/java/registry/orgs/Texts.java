package registry.orgs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import registry.accounts.ShownText;
import registry.api.ApiError;
import registry.api.RegistryException;

/** Texts that people write about an organization. */
final class Texts {
    private static final String HIDDEN = "control characters, invisible ones, or ones that turn the direction of text";

    private Texts() {}

    /** One line: stripped, not empty, hiding nothing. */
    static String line(String field, String text, int most) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > most || !ShownText.is(line)) {
            throw invalid(field, "1 to " + most + " characters, none of them " + HIDDEN);
        }
        return line;
    }

    /** As much of a text as {@link #line} would accept; may be empty. */
    static String shown(String text, int most) {
        StringBuilder kept = new StringBuilder();
        text.strip()
                .codePoints()
                .filter(point -> ShownText.is(Character.toString(point)))
                .takeWhile(point -> kept.length() + Character.charCount(point) <= most)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    /** Several lines, stripped, hiding nothing. */
    static String paragraph(String field, String text, int most) {
        String paragraph = text.strip();
        if (paragraph.length() > most || !ShownText.is(paragraph, "\n\r\t")) {
            throw invalid(
                    field,
                    "at most " + most + " characters, none of them " + HIDDEN + " other than line breaks and tabs");
        }
        return paragraph;
    }

    /** An address that a page may safely link to. */
    static String webAddress(String field, String text, int most) {
        String address = line(field, text, most);
        if (!isWebAddress(address)) {
            throw invalid(field, "an http or https address, such as https://example.com");
        }
        return address;
    }

    static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static RegistryException invalid(String field, String rule) {
        return new RegistryException(ApiError.INVALID_PARAMS, field + " must be " + rule);
    }
}
