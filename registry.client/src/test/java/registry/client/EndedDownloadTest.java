package registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.client.bundle.DownloadRequest;

/** A program that is ended in the middle of a download, as by Ctrl-C. */
class EndedDownloadTest {
    @TempDir
    Path directory;

    @Test
    void leavesWhatItHasForTheNextAttempt() throws Exception {
        CountDownLatch halfSent = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Path target = directory.resolve("kv.mpk");
        try (FakeRegistry registry = new FakeRegistry(exchange -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(new byte[50_000]);
            exchange.getResponseBody().flush();
            halfSent.countDown();
            ended.await();
        })) {
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-classpath",
                            classPath(),
                            Program.class.getName(),
                            registry.url().toString(),
                            target.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                assertThat(halfSent.await(2, TimeUnit.MINUTES)).isTrue();
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(this::someBytesAreThere);
                program.destroy();
                assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
            } finally {
                program.destroyForcibly();
                ended.countDown();
            }
        }
        assertThat(directory.resolve(".kv.mpk.part")).isNotEmptyFile();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    private boolean someBytesAreThere() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.toFile().length() > 0);
        }
    }

    /** Everything that this test sees, whether as modules or not, and this test. */
    private static String classPath() {
        return Stream.concat(
                        Stream.of("jdk.module.path", "java.class.path")
                                .map(System::getProperty)
                                .flatMap(path -> Optional.ofNullable(path).stream()),
                        Stream.of("target/test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What is ended. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            try (RegistryClient client = RegistryClient.at(args[0])) {
                client.bundles()
                        .download(DownloadRequest.of("com.example.kv", "1.0.0", Path.of(args[1]))
                                .resuming());
            }
        }
    }
}
