package registry.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A conversation with the command line that was agreed on. {@code alice$ words} was typed by Alice, and what follows was
 * answered; {@code NAME = regular expression} keeps a part of the answer, which {@code ${NAME}} stands for later.
 *
 * @param file where it is written down
 * @param head its first line, which says what it is about
 * @param steps what was typed, one after the other
 */
record Transcript(Path file, String head, List<Step> steps) {
    private static final Path FOLDER =
            Product.root().resolve("testing/registry.product/src/test/resources/transcripts");
    private static final Pattern TYPED = Pattern.compile("([a-z]+)\\$ (.*)");
    private static final Pattern KEPT = Pattern.compile("([A-Z_]+) = (.+)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** Copies the list. */
    Transcript {
        steps = List.copyOf(steps);
    }

    /**
     * One command.
     *
     * @param person who typed it
     * @param line what was typed, with the names of what was kept before
     * @param kept what to keep of the answer
     * @param answer the answer, as {@link TranscriptWords#plain} writes it
     */
    record Step(String person, String line, List<Kept> kept, String answer) {
        /** Copies the list. */
        Step {
            kept = List.copyOf(kept);
        }

        /** The words of the command, with what was kept in the place of its names. */
        List<String> words(Map<String, String> values) {
            return WORD.matcher(typed(values))
                    .results()
                    .map(word -> Optional.ofNullable(word.group(1)).orElseGet(() -> word.group(2)))
                    .toList();
        }

        String typed(Map<String, String> values) {
            String text = line;
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return text;
        }

        Step answered(String other) {
            return new Step(person, line, kept, other);
        }
    }

    /** A part of an answer: the first group of a pattern. */
    record Kept(String name, String pattern) {
        String in(String answer) {
            Matcher matcher = Pattern.compile(pattern).matcher(answer);
            if (!matcher.find()) {
                throw new AssertionError("there is no " + name + " in:\n" + answer);
            }
            return matcher.group(1);
        }
    }

    /** All of them, in the order in which they take place. */
    static List<Transcript> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Transcript::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Transcript read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<Step> steps = new ArrayList<>();
            int at = 1;
            while (at < lines.size()) {
                int next = at + 1;
                while (next < lines.size() && !TYPED.matcher(lines.get(next)).matches()) {
                    next++;
                }
                steps.add(step(lines.subList(at, next)));
                at = next;
            }
            return new Transcript(file, lines.getFirst(), steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step step(List<String> lines) {
        Matcher typed = TYPED.matcher(lines.getFirst());
        if (!typed.matches()) {
            throw new IllegalArgumentException("nobody typed '" + lines.getFirst() + "'");
        }
        List<Kept> kept = new ArrayList<>();
        StringBuilder answer = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            Matcher name = KEPT.matcher(line);
            if (name.matches()) {
                kept.add(new Kept(name.group(1), name.group(2)));
            } else {
                answer.append(line).append('\n');
            }
        }
        return new Step(typed.group(1), typed.group(2), kept, answer.toString());
    }

    /** The text of it. */
    String text() {
        StringBuilder text = new StringBuilder(head).append('\n');
        for (Step step : steps) {
            text.append(step.person()).append("$ ").append(step.line()).append('\n');
            step.kept()
                    .forEach(one -> text.append(one.name())
                            .append(" = ")
                            .append(one.pattern())
                            .append('\n'));
            text.append(step.answer());
        }
        return text.toString();
    }

    /** Writes it down, to be read before it is agreed on. */
    void write() {
        try {
            Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
