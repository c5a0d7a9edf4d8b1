package registry.cli.shell;

import java.util.ArrayList;
import java.util.List;
import registry.cli.output.UsageException;

/**
 * The words of a line. Blanks separate them; {@code '…'} takes everything literally; {@code "…"} too, but for {@code \"}
 * and {@code \\}; elsewhere a backslash takes the next character literally. Nothing else has a meaning: no variables, no
 * patterns, no pipes, no redirections.
 */
final class ShellWords {
    private final String line;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Open open = Open.NOTHING;
    private int start = -1;
    private int position;

    private ShellWords(String line) {
        this.line = line;
    }

    /** What the end of a line leaves open. */
    enum Open {
        /** Nothing. */
        NOTHING,
        /** A quotation with single quotes. */
        SINGLE,
        /** A quotation with double quotes. */
        DOUBLE,
        /** A backslash without its character. */
        BACKSLASH
    }

    /**
     * A word.
     *
     * @param text what it means
     * @param start where it begins in the line
     * @param open what it leaves open; only the last word of a line can
     */
    record Word(String text, int start, Open open) {}

    /**
     * The words of a whole line; none if it is blank or a comment.
     *
     * @throws UsageException if it ends within a quotation
     */
    static List<String> of(String line) {
        if (line.stripLeading().startsWith("#")) {
            return List.of();
        }
        List<Word> words = typed(line);
        if (!words.isEmpty()) {
            switch (words.getLast().open()) {
                case NOTHING -> {}
                case SINGLE, DOUBLE ->
                    throw new UsageException(
                            "A quotation is not closed",
                            "the closing quote, or a backslash before a quote that is none");
                case BACKSLASH ->
                    throw new UsageException("Nothing follows the backslash at the end", "two backslashes for one");
            }
        }
        return words.stream().map(Word::text).toList();
    }

    /** The words of a line that is still being typed; the last one may be unfinished. */
    static List<Word> typed(String line) {
        ShellWords split = new ShellWords(line);
        while (split.position < line.length()) {
            split.step(line.charAt(split.position));
            split.position++;
        }
        split.end();
        return split.words;
    }

    private void step(char c) {
        if (open == Open.NOTHING && (c == ' ' || c == '\t')) {
            end();
            return;
        }
        if (start < 0) {
            start = position;
        }
        switch (open) {
            case NOTHING -> unquoted(c);
            case SINGLE -> {
                if (c == '\'') {
                    open = Open.NOTHING;
                } else {
                    text.append(c);
                }
            }
            case DOUBLE -> doublyQuoted(c);
            case BACKSLASH -> {
                text.append(c);
                open = Open.NOTHING;
            }
        }
    }

    private void unquoted(char c) {
        switch (c) {
            case '\'' -> open = Open.SINGLE;
            case '"' -> open = Open.DOUBLE;
            case '\\' -> open = Open.BACKSLASH;
            default -> text.append(c);
        }
    }

    private void doublyQuoted(char c) {
        boolean escapes = c == '\\'
                && position + 1 < line.length()
                && (line.charAt(position + 1) == '"' || line.charAt(position + 1) == '\\');
        if (escapes) {
            position++;
            text.append(line.charAt(position));
        } else if (c == '"') {
            open = Open.NOTHING;
        } else {
            text.append(c);
        }
    }

    private void end() {
        if (start >= 0) {
            words.add(new Word(text.toString(), start, open));
        }
        text.setLength(0);
        start = -1;
    }

    /** Text to append to an unfinished word so that it means this too. */
    static String quoted(String rest, Open open) {
        return switch (open) {
            case SINGLE -> rest.replace("'", "'\\''");
            case DOUBLE -> rest.replace("\\", "\\\\").replace("\"", "\\\"");
            case NOTHING, BACKSLASH -> rest.replaceAll("([\\s'\"\\\\#])", "\\\\$1");
        };
    }

    /** What closes an unfinished word. */
    static String closing(Open open) {
        return switch (open) {
            case SINGLE -> "'";
            case DOUBLE -> "\"";
            case NOTHING, BACKSLASH -> "";
        };
    }
}
