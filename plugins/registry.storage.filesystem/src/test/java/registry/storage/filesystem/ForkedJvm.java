package registry.storage.filesystem;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs a program of these tests in a process of its own. */
final class ForkedJvm {
    private ForkedJvm() {}

    /** The directory of this module, wherever the tests were started. */
    static Path moduleDirectory() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** The command that runs a program (a class with {@code main}) on the class path, also from the module path. */
    static List<String> command(Class<?> program, List<String> arguments) {
        String classPath = String.join(
                File.pathSeparator,
                Stream.of(
                                moduleDirectory().resolve("target/classes").toString(),
                                moduleDirectory().resolve("target/test-classes").toString(),
                                System.getProperty("jdk.module.path"),
                                System.getProperty("java.class.path"))
                        .filter(Objects::nonNull)
                        .toList());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                program.getName()));
        command.addAll(arguments);
        return command;
    }

    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
