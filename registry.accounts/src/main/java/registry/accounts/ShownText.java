package registry.accounts;

import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells texts that look like what they are from those that hide something: control characters, marks that turn the
 * direction of the text around them, and other characters that nobody sees (Unicode's category Cf, line and paragraph
 * separators, fillers), with which one name can be made to look like another.
 *
 * <p>The zero-width joiner and non-joiner, which emoji and some scripts need, may stand between characters that are
 * neither Latin nor ASCII. Flags that are spelt in invisible letters, such as that of Scotland, are not to be had.
 */
public final class ShownText {
    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;
    private static final int LAST_OF_ASCII = 0x7f;

    /** Letters of Hangul that stand for none, marks that show nothing, and the blank of Braille. */
    private static final Set<Integer> FILLERS = Set.of(0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0);

    private ShownText() {}

    /** Tells whether a line hides nothing. */
    public static boolean is(String line) {
        return is(line, "");
    }

    /**
     * Tells whether a text hides nothing.
     *
     * @param besides control characters that it may have all the same, such as line breaks
     */
    public static boolean is(String text, String besides) {
        int[] points = text.codePoints().toArray();
        return IntStream.range(0, points.length)
                .allMatch(i -> besides.indexOf(points[i]) >= 0
                        || (isJoiner(points[i]) ? joins(points, i) : !isHidden(points[i])));
    }

    /** Tells whether nobody sees this character, wherever it stands. */
    static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !isJoiner(point);
            default -> FILLERS.contains(point);
        };
    }

    private static boolean isJoiner(int point) {
        return point == JOINER || point == NON_JOINER;
    }

    private static boolean joins(int[] points, int at) {
        return at > 0 && at + 1 < points.length && isJoinable(points[at - 1]) && isJoinable(points[at + 1]);
    }

    private static boolean isJoinable(int point) {
        return point > LAST_OF_ASCII
                && Character.UnicodeScript.of(point) != Character.UnicodeScript.LATIN
                && !Character.isSpaceChar(point)
                && !isJoiner(point);
    }
}
