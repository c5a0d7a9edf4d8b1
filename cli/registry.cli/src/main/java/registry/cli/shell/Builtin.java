package registry.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;

/** The commands that only the shell has. */
enum Builtin {
    CLEAR("", "Wipes the screen.", 0, 0),
    EXIT("", "Leaves the shell; so does Ctrl-D.", 0, 0),
    HELP(" [COMMAND]", "Shows the help of a command, or lists them all.", 0, Integer.MAX_VALUE),
    HISTORY("", "Lists the lines that were typed; Ctrl-R searches them.", 0, 0),
    QUIT("", "Leaves the shell.", 0, 0),
    SOURCE(" FILE", "Runs the lines of a file.", 1, 1);

    private final String arguments;
    private final String description;
    private final int least;
    private final int most;

    Builtin(String arguments, String description, int least, int most) {
        this.arguments = arguments;
        this.description = description;
        this.least = least;
        this.most = most;
    }

    static Optional<Builtin> named(String word) {
        return Arrays.stream(values())
                .filter(builtin -> builtin.word().equals(word))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Builtin::word).toList();
    }

    static void list(TextOutput out) {
        Table table = new Table();
        for (Builtin builtin : values()) {
            table.row("  " + builtin.word() + builtin.arguments, builtin.description);
        }
        out.line();
        out.line(Style.STRONG, "In this shell also:", "");
        out.table(table);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    void check(List<String> given) {
        if (given.size() < least || given.size() > most) {
            throw new UsageException("This is typed as '" + word() + arguments + "'", "'" + word() + " --help'");
        }
    }

    void describe(TextOutput out) {
        out.line(description);
        out.line();
        out.line(Style.STRONG, "Usage:", " " + word() + arguments);
    }
}
