package registry.cli.output;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes lines for people. Control characters, which a registry or a bundle may have put into its texts to play tricks
 * on the terminal, are shown and not obeyed.
 */
public final class TextOutput {
    private final PrintStream out;
    private final Audience audience;

    /** Writes to a stream. */
    public TextOutput(PrintStream out, Audience audience) {
        this.out = out;
        this.audience = audience;
    }

    /** Writes one line. */
    public void line(String text) {
        out.print(harmless(text) + "\n");
    }

    /** Writes an empty line. */
    public void line() {
        line("");
    }

    /** Writes a line that begins with a word in colour. */
    public void line(Style style, String word, String rest) {
        out.print(styled(style, word) + harmless(rest) + "\n");
    }

    /** Hands on the content of a file, unchanged if a program reads it, and ends the line. */
    public void content(byte[] utf8) {
        if (audience == Audience.PROGRAM) {
            out.write(utf8, 0, utf8.length);
            out.print("\n");
        } else {
            line(new String(utf8, StandardCharsets.UTF_8));
        }
    }

    /** Writes a table. */
    public void table(Table table) {
        table.writeTo(this);
    }

    /** Ends the output of a row whose cells are {@link #styled} already. */
    void raw(String text) {
        out.print(text + "\n");
    }

    String styled(Style style, String text) {
        return audience == Audience.PERSON_WITH_COLOUR ? style.apply(harmless(text)) : harmless(text);
    }

    /** The same text with its control characters shown instead of obeyed. */
    public static String harmless(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || !isTricky(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append(String.format("\\u%04x", c));
            }
        });
        return safe.toString();
    }

    /** Control characters, and the format characters that reorder or hide what is read. */
    private static boolean isTricky(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }
}
