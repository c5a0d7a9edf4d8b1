package registry.product;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A new registry, and the people who talk to it in the transcripts, each with a home of their own. */
final class TranscriptStage implements AutoCloseable {
    private static final List<String> PEOPLE = List.of("alice", "bob", "local");

    private final Path folder;
    private final ServerProcess server;
    private final int localPort = Product.freePort();
    private final Map<String, String> values = new LinkedHashMap<>();

    TranscriptStage(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        for (String person : PEOPLE) {
            Files.createDirectories(home(person));
        }
        Files.writeString(home("alice").resolve("demo.txt"), """
                # What a script looks like.
                whoami --json
                versions com.example.none
                health
                """);
        server = ServerProcess.start(
                folder.resolve("data"),
                Map.of("REGISTRY_DEVELOPMENT_PORT", Integer.toString(Product.freePort())),
                "--dev-login");
        values.put("URL", server.url().toString());
        values.put("CODE", server.setupCode());
        values.put("LOCAL_PORT", Integer.toString(localPort));
    }

    Path home(String person) {
        return folder.resolve(person);
    }

    /** Bob comes when Alice has set the registry up. */
    void signUpBob() throws IOException, InterruptedException {
        URI registry = URI.create("http://localhost:" + server.url().getPort());
        try (BrowserSignIn browser = BrowserSignIn.at(registry, "bob@example.com")) {
            browser.post("/api/auth/username", "{\"username\":\"bob\"}", 200);
            String wish = "{\"label\":\"scenario\",\"scopes\":[\"publish\",\"yank\",\"orgs\",\"read\",\"delete\"]}";
            values.put(
                    "BOB",
                    browser.post("/api/auth/token", wish, 201).path("token").asText());
        }
    }

    /** What a command of this person finds in its environment. */
    Map<String, String> environment(String person) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", home(person).toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("HOSTNAME", "laptop");
        environment.put("NO_COLOR", "1");
        environment.put(
                "CALIMERO_REGISTRY_SERVER", Product.root().resolve("run").toString());
        if (!person.equals("local")) {
            environment.put("CALIMERO_REGISTRY_URL", server.url().toString());
        }
        return environment;
    }

    /** Where the prompt of this person's shell says it is. */
    String place(String person) {
        return " @ "
                + (person.equals("local")
                        ? "localhost:8080"
                        : "127.0.0.1:" + server.url().getPort()) + "> ";
    }

    /** The words that a line stands for. */
    List<String> words(Transcript.Step step) {
        return step.words(values);
    }

    String typed(Transcript.Step step) {
        return step.typed(values);
    }

    /** The step with what was answered instead; keeps what is to be kept. */
    Transcript.Step answered(Transcript.Step step, String answer) {
        step.kept().forEach(kept -> values.put(kept.name(), kept.in(answer)));
        return step.answered(plain(step, answer));
    }

    String plain(Transcript.Step step, String answer) {
        return TranscriptWords.plain(answer.replace(home(step.person()).toString(), "~"), values);
    }

    @Override
    public void close() {
        new CliProcess(home("local"), server.url().toString()).run("local", "stop");
        server.close();
    }
}
