package registry.cli.output;

import java.io.PrintStream;

/**
 * Writes lines for people. Control characters, which a registry or a bundle may have put into its texts to play tricks
 * on the terminal, are shown and not obeyed.
 */
public final class TextOutput {
    private final PrintStream out;
    private final boolean coloured;

    /** Writes to a stream, with colours if asked. */
    public TextOutput(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
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

    /** Writes a table. */
    public void table(Table table) {
        table.writeTo(this);
    }

    /** Ends the output of a row whose cells are {@link #styled} already. */
    void raw(String text) {
        out.print(text + "\n");
    }

    String styled(Style style, String text) {
        return coloured ? style.apply(harmless(text)) : harmless(text);
    }

    static String harmless(String text) {
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
