package registry.web.page.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place that was found.
 *
 * @param chapter the title of the chapter, {@code ""} when the place is its beginning
 * @param excerpt some of its text, around the place that holds most of the words that were looked for
 */
record Hit(String address, String title, String chapter, List<Piece> excerpt) {
    private static final int BEFORE = 60;
    private static final int LENGTH = 240;

    /**
     * Some text.
     *
     * @param marked whether it was looked for
     */
    record Piece(String text, boolean marked) {}

    static Hit of(Chapter chapter, Section section, Pattern words) {
        return new Hit(
                chapter.addressOf(section),
                section.title(),
                section.level() == 1 ? "" : chapter.title(),
                excerpt(section.text(), words));
    }

    boolean inChapter() {
        return !chapter.isEmpty();
    }

    private static List<Piece> excerpt(String text, Pattern words) {
        int start = wordAt(text, bestPlace(text, words) - BEFORE);
        int end = wordAt(text, Math.min(text.length(), start + LENGTH));
        List<Piece> pieces = new ArrayList<>();
        if (start > 0) {
            pieces.add(new Piece("… ", false));
        }
        int done = start;
        Matcher found = words.matcher(text).region(start, end);
        while (found.find()) {
            pieces.add(new Piece(text.substring(done, found.start()), false));
            pieces.add(new Piece(found.group(), true));
            done = found.end();
        }
        pieces.add(new Piece(text.substring(done, end) + (end < text.length() ? " …" : ""), false));
        return pieces;
    }

    /** Where the first of as many different words as possible stands that fit into one excerpt. */
    private static int bestPlace(String text, Pattern words) {
        List<MatchResult> found = words.matcher(text).results().toList();
        int best = 0;
        long most = 0;
        for (MatchResult first : found) {
            long near = found.stream()
                    .filter(other -> other.start() >= first.start() && other.end() <= first.start() + LENGTH - BEFORE)
                    .map(other -> other.group().toLowerCase(Locale.ROOT))
                    .distinct()
                    .count();
            if (near > most) {
                most = near;
                best = first.start();
            }
        }
        return best;
    }

    /** The beginning of the word, or the end of the text, at or after a position. */
    private static int wordAt(String text, int position) {
        if (position <= 0 || position >= text.length()) {
            return Math.clamp(position, 0, text.length());
        }
        int space = text.indexOf(' ', position);
        return space < 0 ? text.length() : space + 1;
    }
}
