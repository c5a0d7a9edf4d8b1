package registry.web.page.docs;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Text;

/** The ids of headings. They stand in addresses that people keep. */
final class HeadingId {
    private static final Pattern GIVEN = Pattern.compile("(.*?)\\s*\\{#([a-z0-9-]+)}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

    private HeadingId() {}

    /** The id that the heading ends with, which is taken away; else one made of its words. */
    static String takeFrom(Heading heading) {
        if (heading.getLastChild() instanceof Text last) {
            Matcher given = GIVEN.matcher(last.getLiteral());
            if (given.matches()) {
                last.setLiteral(given.group(1));
                return given.group(2);
            }
        }
        String words = BETWEEN_WORDS
                .matcher(PlainText.of(heading).toLowerCase(Locale.ROOT))
                .replaceAll("-");
        return words.replaceAll("^-|-$", "");
    }
}
