package registry.cli.command;

import java.util.List;
import registry.cli.operation.Surroundings;

/** The program, for those of its commands that run or describe others. Safe for use by several threads. */
public interface Program {
    /**
     * Runs one command.
     *
     * @param words the command without the program's name
     * @return its exit code
     */
    int run(Surroundings surroundings, SharedOptions shared, List<String> words);

    /** All commands. */
    CommandTree commands();
}
