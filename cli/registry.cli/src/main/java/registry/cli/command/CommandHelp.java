package registry.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aesh.command.impl.internal.ProcessedCommand;
import org.aesh.command.impl.internal.ProcessedOption;
import org.aesh.command.impl.parser.CommandLineParser;
import org.aesh.command.option.OptionVisibility;
import registry.cli.output.ExitCode;
import registry.cli.output.Problem;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;

/** The help of one command, written from its declaration. */
public final class CommandHelp {
    private final String path;
    private final CommandLineParser<CliInvocation> parser;

    private CommandHelp(String path, CommandLineParser<CliInvocation> parser) {
        this.path = path;
        this.parser = parser;
    }

    /** The help of the command that the words name, as far as they name one. */
    public static CommandHelp of(CommandLineParser<CliInvocation> root, List<String> words) {
        CommandHelp help = new CommandHelp(root.getProcessedCommand().name(), root);
        for (String word : words) {
            CommandLineParser<CliInvocation> child =
                    help.parser.isGroupCommand() ? help.parser.getChildParser(word) : null;
            if (child == null) {
                break;
            }
            help = new CommandHelp(help.path + " " + child.getProcessedCommand().name(), child);
        }
        return help;
    }

    /** The command that this is the help of. */
    public String path() {
        return path;
    }

    /** What to type to see this help. */
    public String command() {
        return path + " --help";
    }

    /** What to say of an option that this command does not take. */
    public Problem noSuchOption(String typed) {
        List<String> names = parser.getProcessedCommand().getOptions().stream()
                .filter(option -> option.getVisibility() != OptionVisibility.HIDDEN)
                .map(option -> "--" + option.name())
                .toList();
        String advice = Similar.to(typed, names)
                .map(name -> "'" + name + "', or " + command() + " for all options")
                .orElse(command());
        return new Problem(
                ExitCode.USAGE, "'" + path + "' has no option '" + typed + "'", Optional.empty(), Optional.of(advice));
    }

    /**
     * What to say of something that must be given and was not.
     *
     * @param what an option's name, or what the help says of an argument
     */
    public String missing(String what) {
        return parser.getProcessedCommand().getArgumentOptions().stream()
                .filter(argument -> argument.description().equals(what))
                .findFirst()
                .map(argument -> argument.getParamLabel() + " is missing (" + what + ")")
                .orElse(what + " is missing");
    }

    /** Writes it for a person. */
    public void writeTo(TextOutput out) {
        ProcessedCommand<?, CliInvocation> command = parser.getProcessedCommand();
        out.line(command.description());
        out.line();
        out.line(Style.STRONG, "Usage:", " " + usage());
        if (parser.isGroupCommand()) {
            section(out, "Commands", commands());
        }
        List<String[]> arguments = new ArrayList<>();
        for (ProcessedOption argument : command.getArgumentOptions()) {
            arguments.add(new String[] {argument.getParamLabel(), argument.description()});
        }
        section(out, "Arguments", arguments);
        section(out, "Options", options(false));
        section(out, GlobalOptions.GROUP, options(true));
        examples(out, command);
        if (parser.isGroupCommand()) {
            out.line();
            out.line("'" + path + " COMMAND --help' explains a command.");
        }
    }

    private void examples(TextOutput out, ProcessedCommand<?, CliInvocation> command) {
        Examples examples = command.getCommand().getClass().getAnnotation(Examples.class);
        if (examples != null) {
            String program = path.split(" ", 2)[0];
            out.line();
            out.line(Style.STRONG, "Examples:", "");
            for (String example : examples.value()) {
                out.line("  " + program + " " + example);
            }
        }
    }

    private String usage() {
        StringBuilder usage = new StringBuilder(path);
        if (parser.isGroupCommand()) {
            return usage.append(" COMMAND").toString();
        }
        ProcessedCommand<?, CliInvocation> command = parser.getProcessedCommand();
        for (ProcessedOption argument : command.getArgumentOptions()) {
            String label = argument.getParamLabel();
            usage.append(argument.isRequired() ? " " + label : " [" + label + "]");
        }
        for (ProcessedOption option : command.getOptions()) {
            if (option.isRequired()) {
                usage.append(" --").append(option.name()).append(' ').append(label(option));
            }
        }
        return usage.append(" [OPTIONS]").toString();
    }

    private List<String[]> commands() {
        return parser.getAllChildParsers().stream()
                .map(CommandLineParser::getProcessedCommand)
                .sorted(Comparator.comparing(ProcessedCommand::name))
                .map(child -> new String[] {child.name(), child.description()})
                .toList();
    }

    private List<String[]> options(boolean global) {
        List<String[]> rows = new ArrayList<>();
        for (ProcessedOption option : parser.getProcessedCommand().getOptions()) {
            boolean isGlobal = GlobalOptions.GROUP.equals(option.getHelpGroup());
            if (isGlobal == global && option.getVisibility() != OptionVisibility.HIDDEN) {
                String repeatable = option.hasMultipleValues() ? " (repeatable)" : "";
                rows.add(new String[] {name(option), option.description() + repeatable});
            }
        }
        return rows;
    }

    private static String name(ProcessedOption option) {
        // æsh leaves it null when there is none, whatever its signature says.
        String letter = Optional.ofNullable(option.shortName())
                .filter(name -> !name.isEmpty())
                .map(name -> "-" + name + ", ")
                .orElse("    ");
        String value = option.hasValue() ? " " + label(option) : "";
        return letter + "--" + option.name() + value;
    }

    /** What the value of an option stands for. */
    static String label(ProcessedOption option) {
        return switch (option.name()) {
            case "timeout" -> "MS";
            case "api-key" -> "TOKEN";
            case "abi", "icon", "key", "manifest" -> "FILE";
            case "output" -> "PATH";
            case "data" -> "DIR";
            case "frontend", "github", "docs", "from" -> "URL";
            case "blobs" -> "PLACE";
            case "export", "use", "author", "org" -> "NAME";
            case "service" -> "SPEC";
            case "sort" -> "ORDER";
            case "limit" -> "NUMBER";
            case "tag" -> "WORD";
            case "description", "reason", "license" -> "TEXT";
            case "min-runtime-version" -> "VERSION";
            case "on-error" -> "ACTION";
            case "label" -> "TEXT";
            case "expires", "since", "until" -> "WHEN";
            case "actor" -> "USER";
            case "action", "target", "prefix" -> "BEGINNING";
            case "wait" -> "SECONDS";
            case "metadata" -> "JSON";
            case "signer" -> "DID";
            default -> option.name().toUpperCase(Locale.ROOT);
        };
    }

    private static void section(TextOutput out, String title, List<String[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        out.line();
        out.line(Style.STRONG, title + ":", "");
        Table table = new Table();
        for (String[] row : rows) {
            table.row("  " + row[0], row[1]);
        }
        out.table(table);
    }
}
