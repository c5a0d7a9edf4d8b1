package registry.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aesh.command.parser.CommandLineParserException;
import org.aesh.command.parser.SubcommandNotFoundException;
import registry.cli.command.CommandHelp;
import registry.cli.command.Similar;
import registry.cli.output.ExitCode;
import registry.cli.output.Problem;

/** What æsh finds wrong with a command line, in the words of this program. */
final class Misuse {
    private static final Pattern UNKNOWN_OPTION = Pattern.compile("The option (\\S+) is unknown\\.");
    private static final Pattern MISSING =
            Pattern.compile("(?:Option:? |Argument:? )?(.+?) (?:is|are) required for this command\\.?");
    private static final Pattern SURPLUS = Pattern.compile("Unexpected positional value '(.*)'.*", Pattern.DOTALL);

    private Misuse() {}

    static Problem of(CommandLineParserException failure, CommandHelp help) {
        if (failure instanceof SubcommandNotFoundException unknown) {
            return noSuchCommand(unknown, help);
        }
        String message = String.valueOf(failure.getMessage());
        Matcher option = UNKNOWN_OPTION.matcher(message);
        if (option.matches()) {
            return help.noSuchOption(option.group(1));
        }
        Matcher surplus = SURPLUS.matcher(message);
        if (surplus.matches()) {
            return problem("'" + surplus.group(1) + "' is a word too many", help);
        }
        Matcher missing = MISSING.matcher(message);
        return problem(missing.matches() ? help.missing(missing.group(1)) : message, help);
    }

    private static Problem noSuchCommand(SubcommandNotFoundException unknown, CommandHelp help) {
        String advice = Similar.to(unknown.getUnknownSubcommand(), unknown.getAvailableSubcommands())
                .map(name -> "'" + help.path() + " " + name + "', or " + help.command() + " for all commands")
                .orElse(help.command());
        return new Problem(
                ExitCode.USAGE,
                "There is no command '" + unknown.getUnknownSubcommand() + "'",
                Optional.empty(),
                Optional.of(advice));
    }

    private static Problem problem(String what, CommandHelp help) {
        return new Problem(ExitCode.USAGE, what, Optional.empty(), Optional.of(help.command()));
    }
}
