package registry.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A copy of a project for Node.js, with its dependencies as its lock file names them. For one thread. */
final class NodeProject {
    private static final int MINUTES = 5;

    private final Path folder;

    private NodeProject(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies {@code files} of {@code source} and installs. Where that cannot be done the test is skipped, which says so,
     * except where it must be run: in CI.
     */
    static NodeProject install(Path source, List<String> files, Path folder) throws IOException, InterruptedException {
        for (String file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(source.resolve(file), folder.resolve(file));
        }
        NodeProject project = new NodeProject(folder);
        String failure = project.attempt(Map.of(), "npm", "ci", "--ignore-scripts");
        if (!failure.isEmpty()) {
            String reason = "Node.js and npm (Debian: apt install nodejs npm), and where it gets packages from, are "
                    + "needed: " + failure;
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(reason);
            }
            System.err.println("NO TYPESCRIPT TEST IS RUN: " + reason);
            Assumptions.abort(reason);
        }
        return project;
    }

    /** Runs a program that a dependency brought, and insists on its success. */
    void runTool(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("node_modules/.bin")
                .resolve(tool)
                .toAbsolutePath()
                .toString()));
        command.addAll(List.of(arguments));
        run(Map.of(), command.toArray(String[]::new));
    }

    /** Runs a program, and insists on its success. */
    void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        String failure = attempt(environment, command);
        if (!failure.isEmpty()) {
            throw new AssertionError(failure);
        }
    }

    /** What went wrong; empty when nothing did. */
    private String attempt(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "command", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return command[0] + " cannot be started: " + e.getMessage();
        }
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        boolean well = ended && process.exitValue() == 0;
        return well ? "" : String.join(" ", command) + " failed:\n" + Files.readString(output);
    }
}
