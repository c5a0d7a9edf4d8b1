package registry.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import registry.cli.command.CommandTree;
import registry.cli.output.UsageException;

/**
 * What teaches a person's own shell to complete the commands of this program: a table of all commands and some lines that
 * search it. It starts nothing and asks no registry.
 */
public enum CompletionScript {
    /** Bash 3.2 and later. */
    BASH("", "completion.sh", "completion.bash"),
    /** Fish 3.4 and later. */
    FISH("", "completion.fish"),
    /** Zsh 5 and later. */
    ZSH("#compdef calimero-registry\n", "completion.sh", "completion.zsh");

    private final String head;
    // An immutable list, which its type does not tell.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> parts;

    CompletionScript(String head, String... parts) {
        this.head = head;
        this.parts = List.of(parts);
    }

    /** Finds a shell by its name. */
    public static CompletionScript named(String shell) {
        return Arrays.stream(values())
                .filter(script -> script.shell().equals(shell))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("There is no completion for '" + shell + "'", "bash, fish or zsh"));
    }

    /** The name of the shell. */
    public String shell() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The script for these commands. */
    public String text(CommandTree commands) {
        List<String> rows = new ArrayList<>();
        addRows("", "", commands, rows);
        String table = String.join("\n", rows);
        return head
                + parts.stream()
                        .map(CompletionScript::resource)
                        .collect(Collectors.joining())
                        .replace("@TABLE@", table);
    }

    private static void addRows(String path, String group, CommandTree command, List<String> rows) {
        rows.add(Stream.of(
                        path.isEmpty() ? "/" : path,
                        words(command.children().stream().map(CommandTree::name)),
                        words(command.options().stream().map(option -> "--" + option.name())),
                        words(command.options().stream().flatMap(CompletionScript::values)),
                        words(command.arguments().stream().map(argument -> value(group, argument))))
                .collect(Collectors.joining("|")));
        for (CommandTree child : command.children()) {
            String childGroup = path.isEmpty() ? child.name() : command.name();
            Stream.concat(Stream.of(child.name()), child.aliases().stream())
                    .forEach(name -> addRows(path + "/" + name, childGroup, child, rows));
        }
    }

    private static String words(Stream<String> words) {
        return words.map(CompletionScript::plain).collect(Collectors.joining(" "));
    }

    private static Stream<String> values(CommandTree.Option option) {
        if (option.value().isEmpty()) {
            return Stream.empty();
        }
        List<String> fixed = option.allowed().isEmpty() ? Values.fixedForOption(option.name()) : option.allowed();
        String value = fixed.isEmpty()
                ? kind(Values.ofOption(option.name(), option.value().get()))
                : String.join(",", fixed);
        return Stream.concat(
                Stream.of("--" + option.name() + "=" + value),
                option.letter().stream().map(letter -> "-" + letter + "=" + value));
    }

    private static String value(String group, CommandTree.Argument argument) {
        List<String> fixed = Values.fixedForArgument(argument.label());
        return fixed.isEmpty() ? kind(Values.ofArgument(group, argument.label())) : String.join(",", fixed);
    }

    private static String kind(Values values) {
        return switch (values) {
            case FILE, FILE_OR_PACKAGE -> "@file";
            case DIRECTORY -> "@dir";
            case SETTING -> String.join(",", Values.SETTINGS);
            default -> "@none";
        };
    }

    /** Nothing that a shell would take for more than itself may get into a script. */
    private static String plain(String word) {
        if (!word.matches("[A-Za-z0-9@=,._-]+")) {
            throw new IllegalStateException("'" + word + "' cannot stand in a completion script");
        }
        return word;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(CompletionScript.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
