package registry.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.aesh.readline.completion.CompleteOperationImpl;
import org.aesh.terminal.formatting.TerminalString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.cli.command.CommandTree;
import registry.cli.command.CommandTree.Argument;
import registry.cli.command.CommandTree.Option;
import registry.cli.operation.Person;
import registry.cli.operation.Session;
import registry.cli.operation.Surroundings;

class LineCompleterTest {
    private static final Option JSON = flag("json");
    private static final Option URL = value("url", "URL");

    private static final CommandTree ROOT = group(
            "calimero-registry",
            group("config", leaf("get", List.of("KEY")), leaf("set", List.of("KEY", "VALUE"))),
            leaf("download", List.of("PACKAGE", "VERSION"), value("output", "PATH")),
            leaf("health", List.of()),
            leaf("verify", List.of("BUNDLE")),
            group(
                    "org",
                    leaf("list", List.of()),
                    leaf("get", List.of("ORG")),
                    group("members", leaf("remove", List.of("ORG", "MEMBER"), value("role", "ROLE")))),
            group(
                    "admin",
                    leaf("audit", List.of(), value("actor", "USER")),
                    group("bots", leaf("delete", List.of("BOT"))),
                    group("orgs", leaf("get", List.of("ORG")))),
            leaf("pack", List.of("DIR"), value("service", "SPEC"), value("api-key", "TOKEN")));

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private StubRegistry registry;
    private ServerValues server;

    @BeforeEach
    void start() throws IOException {
        registry = new StubRegistry();
        server = new ServerValues(this::session, nanos::get);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "co | config",
                "h | health help history",
                "calimero-registry con | config",
                "config | config",
                "'config ' | get set",
                "config s | set",
                "'config get ' | api-key registry-url",
                "config set reg | registry-url",
                "'org ' | get list members",
                "'org members ' | remove",
                "help or | org",
                "help org m | members",
                "health -- | --json --url",
                "health --json -- | --url",
                "'health ' | --json --url",
                "--json hea | health",
                "--url http://x hea | health",
                "--url=http://x hea | health",
                "'download ' | com.example.app com.example.tool",
                "download com.example.t | com.example.tool",
                "'download com.example.app ' | 1.0.0 1.1.0",
                "download --json com.example.app 1.1 | 1.1.0",
                "download --output x com.example.app 1.1 | 1.1.0",
                "'org get ' | acme zoo",
                "'admin orgs get ' | acme theirs zoo",
                "'admin bots delete ' | their-ci",
                "'admin audit --actor ' | alice@example.com",
                "'org members remove acme ' | bob carol",
                "'org members remove acme bob --role ' | admin member owner",
                "org members remove acme bob --role=o | --role=owner",
                "download com.example.app@1.1 | com.example.app@1.1.0",
                "verify com.example.a | com.example.app@",
                "verify com.example.app@1 | com.example.app@1.0.0 com.example.app@1.1.0"
            })
    void offersWhatCanFollow(String line, String expected) {
        assertThat(complete(line)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xyzzy",
                "'xyzzy '",
                "'org xyzzy '",
                "'exit '",
                "'config set registry-url '",
                "'download nothing '",
                "'org members remove nothing '",
                "'pack --api-key '",
                "'pack --service '",
                "'pack --url '",
                "download com.example.app 1.0.0 x",
                "health -- --",
                "'pack \\'"
            })
    void offersNothingWhereNothingIsKnown(String line) {
        assertThat(complete(line)).isEmpty();
    }

    @Test
    void offersFilesAndDirectories() throws IOException {
        Files.createDirectories(directory.resolve("dist/deep"));
        Files.writeString(directory.resolve("dist/app.mpk"), "");
        Files.writeString(directory.resolve("demo.mpk"), "");
        Files.writeString(directory.resolve(".hidden"), "");
        assertThat(complete("source d")).containsExactly("demo.mpk", "dist/");
        assertThat(complete("source dist/")).containsExactly("dist/app.mpk", "dist/deep/");
        assertThat(complete("source .h")).containsExactly(".hidden");
        assertThat(complete("pack d")).containsExactly("dist/");
        assertThat(complete("download --output d")).containsExactly("demo.mpk", "dist/");
        assertThat(complete("source nowhere/")).isEmpty();
        assertThat(complete("verify d")).containsExactly("demo.mpk", "dist/");
    }

    @Test
    void quotesWhatNeedsIt() throws IOException {
        Files.writeString(directory.resolve("my app.mpk"), "");
        assertThat(complete("source m")).containsExactly("my\\ app.mpk");
        assertThat(complete("source my\\ a")).containsExactly("my\\ app.mpk");
        assertThat(complete("source 'my a")).containsExactly("'my app.mpk'");
        assertThat(complete("source \"m")).containsExactly("\"my app.mpk\"");
    }

    @Test
    void leavesOutNamesThatWouldPlayTricksOnTheTerminal() throws IOException {
        registry.answer(
                "/api/v2/bundles?sort=name&limit=1000", StubRegistry.packages("com.example.app", "\\u001b[2Jevil"));
        assertThat(complete("download ")).containsExactly("com.example.app");
        Files.writeString(directory.resolve("x\u001b[2J"), "");
        assertThat(complete("source x")).isEmpty();
    }

    @Test
    void asksOnceInTenSeconds() {
        complete("download ");
        complete("download com");
        assertThat(registry.requests()).hasSize(1);
        nanos.addAndGet(10_000_000_000L);
        complete("download ");
        assertThat(registry.requests()).hasSize(2);
        server.forget();
        complete("download ");
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void onlyReads() {
        for (String line : List.of("download ", "download com.example.app ", "org get ", "org members remove acme ")) {
            complete(line);
        }
        assertThat(registry.requests()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void isSilentWhenTheRegistryIsDown() {
        registry.close();
        assertThat(complete("download ")).isEmpty();
    }

    @Test
    void doesNotWaitForARegistryThatSaysNothing() {
        registry.fallSilent();
        long before = System.nanoTime();
        assertThat(complete("download ")).isEmpty();
        // Far below what the registry would take, and generous for a slow machine.
        assertThat(System.nanoTime() - before).isLessThan(30_000_000_000L);
    }

    private List<String> complete(String line) {
        CompleteOperationImpl operation = new CompleteOperationImpl(line, line.length());
        new TabCompletion(new LineCompleter(ROOT, server, directory)).complete(operation);
        return operation.getCompletionCandidates().stream()
                .map(TerminalString::getCharacters)
                .toList();
    }

    private Session session() {
        Surroundings nowhere = new Surroundings(
                Map.of("CALIMERO_REGISTRY_URL", registry.url(), "CALIMERO_API_KEY", "crt_0"),
                directory,
                directory,
                System.out,
                System.err,
                false,
                Person.NOBODY);
        return new Session(nowhere, Session.GlobalFlags.NONE);
    }

    private static CommandTree group(String name, CommandTree... children) {
        return new CommandTree(name, List.of(), "", List.of(children), List.of(JSON, URL), List.of());
    }

    private static CommandTree leaf(String name, List<String> arguments, Option... options) {
        List<Option> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(JSON, URL));
        return new CommandTree(
                name,
                List.of(),
                "",
                List.of(),
                all,
                arguments.stream().map(label -> new Argument(label, false)).toList());
    }

    private static Option flag(String name) {
        return new Option(name, Optional.empty(), "", Optional.empty(), List.of(), false);
    }

    private static Option value(String name, String label) {
        return new Option(name, Optional.empty(), "", Optional.of(label), List.of(), false);
    }
}
