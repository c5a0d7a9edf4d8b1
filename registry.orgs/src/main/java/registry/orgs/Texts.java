package registry.orgs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.IntPredicate;
import registry.api.ApiError;
import registry.api.RegistryException;

/** Texts that people write about an organization. */
final class Texts {
    private Texts() {}

    /** One line: stripped, not empty, without control characters. */
    static String line(String field, String text, int most) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > most || has(line, Texts::isUnwritable)) {
            throw invalid(field, "1 to " + most + " characters, none of them control characters");
        }
        return line;
    }

    /** Several lines, stripped. */
    static String paragraph(String field, String text, int most) {
        String paragraph = text.strip();
        if (paragraph.length() > most || has(paragraph, c -> isUnwritable(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw invalid(
                    field,
                    "at most " + most + " characters, none of them control characters other than line breaks and tabs");
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

    private static boolean has(String text, IntPredicate unwanted) {
        return text.codePoints().anyMatch(unwanted);
    }

    /** Control characters, and halves of surrogate pairs, which no encoding can hold. */
    private static boolean isUnwritable(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }
}
