package registry.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import registry.cli.output.TextOutput;

/** Names of files that begin with what was typed. A directory that cannot be read has none. */
final class FileNames {
    private final Path base;

    FileNames(Path base) {
        this.base = base;
    }

    /** Files and directories; hidden ones only if the name begins with a dot. */
    List<Candidate> files(String typed) {
        return matching(typed, false);
    }

    List<Candidate> directories(String typed) {
        return matching(typed, true);
    }

    private List<Candidate> matching(String typed, boolean onlyDirectories) {
        int slash = typed.lastIndexOf('/') + 1;
        String prefix = typed.substring(slash);
        try (Stream<Path> entries = Files.list(base.resolve(typed.substring(0, slash)))) {
            return entries.filter(entry -> !onlyDirectories || Files.isDirectory(entry))
                    .filter(entry -> isMeant(name(entry), prefix))
                    .map(entry -> candidate(typed.substring(0, slash), entry))
                    .toList();
        } catch (IOException | UncheckedIOException | DirectoryIteratorException | InvalidPathException e) {
            return List.of();
        }
    }

    private static boolean isMeant(String name, String prefix) {
        return name.startsWith(prefix)
                && (prefix.startsWith(".") || !name.startsWith("."))
                && TextOutput.harmless(name).equals(name)
                && name.indexOf('\n') < 0;
    }

    private static Candidate candidate(String directory, Path entry) {
        String value = directory + name(entry);
        return Files.isDirectory(entry) ? new Candidate(value + "/", false) : Candidate.of(value);
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }
}
