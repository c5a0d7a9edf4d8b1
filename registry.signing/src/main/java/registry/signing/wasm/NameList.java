package registry.signing.wasm;

import java.util.List;

/**
 * Names out of a module: how many there are, and the first of them.
 *
 * @param count how many there are
 * @param names the first, up to about {@value #MAX_CHARACTERS} characters in all
 */
public record NameList(long count, List<String> names) {
    /** About how many characters of names are kept. */
    public static final int MAX_CHARACTERS = 8 * 1024;

    /** The empty list. */
    static final NameList NONE = new NameList(0, List.of());

    /** Copies the names. */
    public NameList {
        names = List.copyOf(names);
    }
}
