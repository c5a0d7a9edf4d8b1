package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command signs in at the real server with a real browser, and goes on with the token that it got. */
class LoginCommandIT {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\S+/connect\\?\\S+");
    private static final Pattern CODE = Pattern.compile("the code ([0-9A-F]{4}-[0-9A-F]{4})");

    @TempDir
    private Path folder;

    @Test
    void signsInFoundsAnOrganizationAndSignsOut() throws Exception {
        Map<String, String> issuer = Map.of("REGISTRY_DEVELOPMENT_PORT", Integer.toString(Product.freePort()));
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), issuer, "--dev-login");
                Browser browser = Browser.start()) {
            String url = "http://localhost:" + server.url().getPort();
            signIn(browser, url);

            assertThat(run(0, "whoami")).contains("E-mail", "grace@example.com", url);
            assertThat(run(0, "org", "create", "-n", "Compilers", "-s", "compilers"))
                    .contains("owner");
            assertThat(run(0, "org", "members", "add", "compilers", "alan@example.com", "-r", "admin"))
                    .contains("is invited to compilers as admin");
            assertThat(run(0, "--json", "org", "list")).contains("\"slug\": \"compilers\"");
            assertThat(run(4, "token", "create", "--scope", "delete")).contains("scopes asks for more");
            assertThat(run(0, "token", "list")).contains("calimero-registry on");
            assertThat(run(0, "logout")).contains("revoked and forgotten");
            assertThat(run(4, "org", "list")).contains("Not signed in", "calimero-registry login");
        }
    }

    private void signIn(Browser browser, String url) throws IOException, InterruptedException {
        Path output = folder.resolve("login.out");
        Process login = start(output, "login", "--no-browser", "--url", url);
        try (Visitor visitor = browser.visit(url)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !login.isAlive()
                            || CODE.matcher(Files.readString(output)).find());
            visitor.open(URI.create(find(ADDRESS, output, 0)).toString());
            visitor.link("Continue with").click();
            visitor.button("Grace Hopper").click();
            visitor.heading("Let a program in?").waitFor();
            assertThat(visitor.page().content()).contains(find(CODE, output, 1), "calimero-registry on");
            assertThat(visitor.overflow()).isZero();
            visitor.button("Allow").first().click();
            visitor.page().getByText("close this window").waitFor();
            assertThat(visitor.complaints()).isEmpty();
        }
        assertThat(login.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).contains("You are signed in to " + url + " as grace@example.com.");
        assertThat(login.exitValue()).isZero();
    }

    private String run(int exitCode, String... words) throws IOException, InterruptedException {
        Path output = folder.resolve("command.out");
        Process process = start(output, words);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(exitCode);
        return Files.readString(output);
    }

    private Process start(Path output, String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Product.root().resolve("calimero-registry").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().remove("CALIMERO_REGISTRY_URL");
        builder.environment().remove("CALIMERO_API_KEY");
        return builder.start();
    }

    private static String find(Pattern pattern, Path output, int group) throws IOException {
        String printed = Files.readString(output);
        Matcher matcher = pattern.matcher(printed);
        assertThat(matcher.find()).as(printed).isTrue();
        return matcher.group(group);
    }
}
