package registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README compiles, and does what it says. */
class ReadmeTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final String ENTRY = "{\"package\":\"com.example.kv\",\"appVersion\":\"1.0.0\"}";
    private static final String PUBLISHED = "{\"package\":\"com.example.kv\",\"version\":\"1.0.0\","
            + "\"applicationId\":\"Abc\",\"warnings\":[{\"code\":\"signer_changed\",\"message\":\"Another key\"}]}";

    @TempDir
    Path directory;

    @Test
    void publishesListsAndFetches() throws Exception {
        Path bundle = Files.writeString(directory.resolve("in.mpk"), "a bundle");
        Path fetched = directory.resolve("out.mpk");
        try (FakeRegistry registry = new FakeRegistry(ReadmeTest::answer)) {
            String output = run(registry.url().toString(), "crt_token", bundle.toString(), fetched.toString());
            assertThat(output.lines())
                    .containsExactly("Application id: Abc", "Warning: Another key", "com.example.kv 1.0.0");
            assertThat(fetched).hasContent("the same bundle");
            assertThat(registry.requests())
                    .extracting(FakeRegistry.Request::target)
                    .contains("/api/v2/bundles?tag=game&sort=downloads&limit=100");
        }
    }

    private static void answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/api/v2/bundles/push-file" ->
                FakeRegistry.json(201, PUBLISHED).to(exchange);
            case "/api/v2/bundles" -> FakeRegistry.json(200, "[" + ENTRY + "]").to(exchange);
            default -> FakeRegistry.send(exchange, 200, "the same bundle".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Compiles the example, runs it and returns what it printed. */
    private String run(String... arguments) throws Exception {
        Path source = Files.writeString(directory.resolve("Example.java"), example());
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, problems, problems, "-proc:none", "-classpath", classPath(), source.toString());
        assertThat(status).as(problems.toString(StandardCharsets.UTF_8)).isZero();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) arguments);
        } finally {
            System.setOut(before);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    private static String example() throws IOException {
        Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** Everything that this test sees, whether as modules or not. */
    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .flatMap(path -> Optional.ofNullable(path).stream())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
