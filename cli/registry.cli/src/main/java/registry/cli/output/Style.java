package registry.cli.output;

/** Colour for a word. Meaning is never carried by colour alone. */
public enum Style {
    /** No colour. */
    PLAIN(""),
    /** A heading or name. */
    STRONG("1"),
    /** Something in order. */
    GOOD("32"),
    /** Something to look at. */
    WARNING("33"),
    /** Something wrong. */
    BAD("31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String apply(String text) {
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
