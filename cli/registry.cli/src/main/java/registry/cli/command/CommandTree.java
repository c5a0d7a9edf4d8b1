package registry.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aesh.command.impl.internal.ProcessedCommand;
import org.aesh.command.impl.internal.ProcessedOption;
import org.aesh.command.impl.parser.CommandLineParser;
import org.aesh.command.option.OptionVisibility;

/**
 * A command as it is declared, for those who complete or describe what is typed.
 *
 * @param name its name
 * @param aliases its other names
 * @param description what it does, one sentence
 * @param children the commands below it, by name
 * @param options its options, the global ones included
 * @param arguments its arguments in their order
 */
public record CommandTree(
        String name,
        List<String> aliases,
        String description,
        List<CommandTree> children,
        List<Option> options,
        List<Argument> arguments) {

    /** Copies the lists. */
    public CommandTree {
        aliases = List.copyOf(aliases);
        children = List.copyOf(children);
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /**
     * An option.
     *
     * @param name its name without dashes
     * @param letter its short name without the dash
     * @param description what it does
     * @param value what its value stands for, such as {@code FILE}; empty if it has none
     * @param allowed its possible values, if they are known
     * @param repeatable whether it may be given several times
     */
    public record Option(
            String name,
            Optional<String> letter,
            String description,
            Optional<String> value,
            List<String> allowed,
            boolean repeatable) {
        /** Copies the list. */
        public Option {
            allowed = List.copyOf(allowed);
        }

        /** Whether a word such as {@code --name} or {@code -n} names it. */
        public boolean isNamed(String word) {
            return word.equals("--" + name)
                    || letter.filter(one -> word.equals("-" + one)).isPresent();
        }
    }

    /**
     * An argument.
     *
     * @param label what it stands for, such as {@code PACKAGE}
     * @param repeatable whether it takes all words that are left
     */
    public record Argument(String label, boolean repeatable) {}

    /** The command below this one that goes by this name. */
    public Optional<CommandTree> child(String word) {
        return children.stream()
                .filter(child -> child.name.equals(word) || child.aliases.contains(word))
                .findFirst();
    }

    /** Reads a declaration. */
    public static CommandTree of(CommandLineParser<CliInvocation> parser) {
        ProcessedCommand<?, CliInvocation> command = parser.getProcessedCommand();
        List<CommandTree> children = new ArrayList<>();
        if (parser.isGroupCommand()) {
            parser.getAllChildParsers().forEach(child -> children.add(of(child)));
            children.sort(Comparator.comparing(CommandTree::name));
        }
        return new CommandTree(
                command.name(),
                command.getAliases(),
                command.description(),
                children,
                command.getOptions().stream()
                        .filter(option -> option.getVisibility() != OptionVisibility.HIDDEN)
                        .map(CommandTree::option)
                        .toList(),
                command.getArgumentOptions().stream()
                        .map(argument -> new Argument(argument.getParamLabel(), argument.hasMultipleValues()))
                        .toList());
    }

    private static Option option(ProcessedOption option) {
        return new Option(
                option.name(),
                // æsh leaves it null when there is none, whatever its signature says.
                Optional.ofNullable(option.shortName()).filter(letter -> !letter.isEmpty()),
                option.description(),
                option.hasValue() ? Optional.of(CommandHelp.label(option)) : Optional.empty(),
                option.getAllowedValues(),
                option.hasMultipleValues());
    }
}
