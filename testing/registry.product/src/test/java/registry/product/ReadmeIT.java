package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the README to the letter: the commands of its quick start are run as they stand there. */
class ReadmeIT {
    private static final Pattern QUICK_START = Pattern.compile("## Try it\n.*?```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theQuickStartPublishesAndDownloadsAnApp() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            installCommand();
            assertThat(folder.resolve("data/setup-code"))
                    .satisfies(code -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(code)))
                            .isEqualTo("rw-------"));

            String output = runInBash(quickStart(), server);

            assertThat(output).contains("com.example.hello", "1.0.0", "did:key:z6Mk");
            assertThat(folder.resolve("downloaded.mpk")).hasSameBinaryContentAs(folder.resolve("hello.mpk"));
            assertThat(folder.resolve("data/setup-code")).doesNotExist();
            assertThat(server.output()).contains(folder.resolve("data").toString(), "setup");
        }
    }

    private static String quickStart() throws IOException {
        Matcher matcher = QUICK_START.matcher(Files.readString(Product.root().resolve("README.md")));
        assertThat(matcher.find()).as("README.md has a quick start").isTrue();
        return matcher.group(1);
    }

    /** The README's commands are typed in the root of the source tree; here they get a folder of their own. */
    private void installCommand() throws IOException {
        Path command = folder.resolve("calimero-registry");
        Files.writeString(command, "#!/bin/sh\nexec '" + Product.root().resolve("calimero-registry") + "' \"$@\"\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }

    private String runInBash(String commands, ServerProcess server) throws IOException, InterruptedException {
        Path output = folder.resolve("quick-start.out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euxo", "pipefail", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("CALIMERO_REGISTRY_URL", server.url().toString());
        builder.environment().remove("CALIMERO_API_KEY");
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String printed = Files.readString(output);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
