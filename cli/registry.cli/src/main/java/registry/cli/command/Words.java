package registry.cli.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Puts a command line into the order that the commands expect: æsh gives an option to the command that stands before
 * it, and people also write global options in front of the command.
 */
public final class Words {
    private static final Set<String> WITH_VALUE = Set.of("-u", "--url", "-t", "--timeout");
    private static final Set<String> ALONE = Set.of("--json", "--local", "--version", "-h", "--help");

    private final List<String> words;
    private int position;

    private Words(List<String> words) {
        this.words = words;
    }

    /**
     * Moves global options that stand before or between the leading words, the command and its arguments, behind these.
     * {@code help COMMAND} becomes {@code COMMAND --help}.
     */
    public static List<String> arrange(List<String> typed) {
        if (!typed.isEmpty() && typed.getFirst().equals("help")) {
            List<String> asked = new ArrayList<>(typed.subList(1, typed.size()));
            asked.add("--help");
            return asked;
        }
        return new Words(withHost(typed)).arranged();
    }

    /** {@code local start -h HOST} has always named a host; everywhere else, and alone, {@code -h} asks for help. */
    private static List<String> withHost(List<String> typed) {
        int start = Collections.indexOfSubList(typed, List.of("local", "start"));
        int option = start < 0 ? -1 : typed.lastIndexOf("-h");
        if (option <= start
                || option + 1 >= typed.size()
                || typed.get(option + 1).startsWith("-")) {
            return typed;
        }
        List<String> changed = new ArrayList<>(typed);
        changed.set(option, "--host");
        return changed;
    }

    private List<String> arranged() {
        List<String> globals = new ArrayList<>(globals());
        List<String> ordered = new ArrayList<>(words.size());
        while (isPlainWord()) {
            ordered.add(words.get(position++));
            globals.addAll(globals());
        }
        ordered.addAll(globals);
        ordered.addAll(words.subList(position, words.size()));
        return ordered;
    }

    private boolean isPlainWord() {
        return position < words.size() && !words.get(position).startsWith("-");
    }

    private List<String> globals() {
        int start = position;
        while (position < words.size()) {
            String word = words.get(position);
            if (WITH_VALUE.contains(word) && position + 1 < words.size()) {
                position += 2;
            } else if (ALONE.contains(word) || hasAttachedValue(word)) {
                position++;
            } else {
                break;
            }
        }
        return words.subList(start, position);
    }

    private static boolean hasAttachedValue(String word) {
        return word.startsWith("--url=")
                || word.startsWith("--timeout=")
                || (word.length() > 2 && (word.startsWith("-u") || word.startsWith("-t")));
    }
}
