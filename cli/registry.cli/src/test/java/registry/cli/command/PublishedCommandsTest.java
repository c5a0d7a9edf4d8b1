package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that change what is published: edit, yank, unyank, delete. */
class PublishedCommandsTest {
    private static final String NAME = "com.example.kv";
    private static final String VERSION = "/api/v2/bundles/com.example.kv/1.0.0";

    @TempDir
    Path home;

    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
        answer("GET " + VERSION + "/manifest", 200, text(TestBundles.manifest(NAME, "1.0.0")));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void writesOnlyWhatIsPublishedAndWhatChanges() throws IOException {
        ObjectNode published = object(TestBundles.manifest(NAME, "1.0.0"));
        Harness.Run run = edit(
                "--name", "Values", "--description", "", "--tag", "a", "--tag", "b", "--docs", "https://d.example");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("calimero-registry sign ").contains("--manifest ");
        ObjectNode written = object(Files.readAllBytes(home.resolve("manifest.json")));
        published.remove("signature");
        published.remove("signerId");
        metadata(published).put("name", "Values").put("description", "");
        metadata(published).putArray("tags").add("a").add("b");
        published.putObject("links").put("docs", "https://d.example");
        assertThat(written).isEqualTo(published);
    }

    @Test
    void beginsWithTheLatestEdit() throws IOException {
        ObjectNode edited = object(TestBundles.manifest(NAME, "1.0.0"));
        metadata(edited).put("name", "Edited").put("author", "somebody");
        edited.putObject("links").put("docs", "https://d.example").put("github", "https://g.example");
        edited.put("downloads", 7);
        answer("GET " + VERSION + "/manifest?edit=latest", 200, edited.toString());
        edit("--github", "");
        JsonNode written = object(Files.readAllBytes(home.resolve("manifest.json")));
        assertThat(written.path("metadata").path("name").asText()).isEqualTo("Edited");
        assertThat(written.path("metadata").has("author")).isFalse();
        assertThat(written.has("downloads")).isFalse();
        assertThat(written.path("links").toString()).isEqualTo("{\"docs\":\"https://d.example\"}");
    }

    @Test
    void putsAPictureIn() throws IOException {
        byte[] png = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUg==");
        Files.write(home.resolve("icon.png"), png);
        assertThat(edit("--icon", "icon.png").exitCode()).isZero();
        assertThat(home.resolve("manifest.json")).content().contains("data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==");
        Files.writeString(home.resolve("icon.png"), "no picture");
        Harness.Run run = edit("--icon", "icon.png", "--force");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("metadata.icon");
    }

    @Test
    void refusesValuesThatNoRegistryTakes() {
        Harness.Run run = edit("--docs", "javascript:alert(1)");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("links.docs");
        assertThat(home.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void replacesAFileOnlyWhenForced() throws IOException {
        Files.writeString(home.resolve("manifest.json"), "precious");
        Harness.Run refused = edit("--name", "x");
        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.err()).contains("--force");
        assertThat(home.resolve("manifest.json")).hasContent("precious");
        assertThat(edit("--name", "x", "--force").exitCode()).isZero();
        assertThat(edit("--name", "x", "-o", "other.json").exitCode()).isZero();
        assertThat(home.resolve("other.json")).hasSameBinaryContentAs(home.resolve("manifest.json"));
    }

    @Test
    void warnsWhenNothingWouldChange() throws IOException {
        assertThat(edit().err()).contains("Warning: no field was given");
        assertThat(edit("--name", "KV", "--force").err()).contains("nothing would change");
        assertThat(edit("--author", "me", "--force").err()).contains("--author is ignored");
        assertThat(json(edit("--name", "other", "--force", "--json"))
                        .path("changed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void sendsTheSignedManifestAsItIs() throws IOException {
        edit("--name", "Values", "-o", "edit.json");
        cli().run("key", "generate", "-o", "key.json");
        cli().run("sign", "edit.json", "-k", "key.json");
        answer("PATCH " + VERSION, 200, """
                {"message":"Bundle metadata updated","package":"com.example.kv","version":"1.0.0",
                 "changed":["metadata.name"],"warnings":[{"code":"signer_differs","message":"Another key"}]}""");
        Harness.Run run = cli().run("bundle", "edit", NAME + "@1.0.0", "--manifest", "edit.json", "--remote");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                Edited: com.example.kv@1.0.0: metadata.name
                Warning: Another key (signer_differs)
                """);
        assertThat(registry.requests().getLast())
                .isEqualTo("PATCH " + VERSION + " " + Files.readString(home.resolve("edit.json")));
    }

    @Test
    void sendsNothingThatIsNotRight() throws IOException {
        edit("--name", "Values", "-o", "edit.json");
        Harness.Run unsigned = cli().run("bundle", "edit", NAME, "1.0.0", "-m", "edit.json");
        assertThat(unsigned.exitCode()).isEqualTo(1);
        assertThat(unsigned.out()).contains("FAILED  Signature present");
        Files.write(home.resolve("other.json"), TestBundles.manifest(NAME, "1.1.0"));
        Harness.Run other = cli().run("bundle", "edit", NAME, "1.0.0", "-m", "other.json");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("manifest of com.example.kv@1.1.0, not of com.example.kv@1.0.0");
        Harness.Run both = cli().run("bundle", "edit", NAME, "1.0.0", "-m", "other.json", "--name", "x");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void wantsAVersionWhereOneIsNeeded() {
        for (String[] words : new String[][] {{"bundle", "edit", NAME}, {"yank", NAME}, {"unyank", NAME}}) {
            Harness.Run run = cli().run(words);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("Which version of " + NAME);
        }
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void yanksAndUnyanks() throws IOException {
        answer(
                "POST " + VERSION + "/yank",
                200,
                "{\"package\":\"com.example.kv\",\"version\":\"1.0.0\",\"yanked\":true}");
        Harness.Run run = cli().run("yank", NAME, "1.0.0", "--reason", "loses data");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Yanked: com.example.kv@1.0.0").contains("unyank com.example.kv@1.0.0");
        assertThat(object(registry.requests()
                                .getLast()
                                .replaceFirst("^[^{]*", "")
                                .getBytes(StandardCharsets.UTF_8))
                        .toString())
                .isEqualTo("{\"yanked\":true,\"reason\":\"loses data\"}");
        assertThat(json(cli().run("yank", NAME + "@1.0.0", "--json")).has("yankReason"))
                .isFalse();
        assertThat(cli().run("unyank", NAME + "@1.0.0").out())
                .isEqualTo("Unyanked: com.example.kv@1.0.0 is offered again\n");
        assertThat(registry.requests().getLast()).endsWith("{\"yanked\":false}");
        assertThat(cli().run("yank", NAME + "@2.0.0").exitCode()).isEqualTo(3);
    }

    @Test
    void deletesAVersionThatSomebodyAgreesTo() {
        registry.list(NAME, "1.0.0", false);
        answer("DELETE " + VERSION, 200, "{\"message\":\"Deleted com.example.kv@1.0.0\"}");
        Harness.Run declined = cli().answering("no").run("delete", NAME + "@1.0.0");
        assertThat(declined.exitCode()).isZero();
        assertThat(declined.out()).isEqualTo("Nothing was changed.\n");
        Harness.Run nobody = cli().run("delete", NAME + "@1.0.0");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err()).contains("--yes");
        assertThat(registry.requests()).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(cli().answering("yes").run("delete", NAME + "@1.0.0").out())
                .isEqualTo("Deleted: com.example.kv@1.0.0\n".replace("Deleted:", "\u001b[32mDeleted:\u001b[0m"));
        assertThat(registry.requests().getLast()).isEqualTo("DELETE " + VERSION);
    }

    @Test
    void deletesAPackageOnlyForWhoeverTypesItsName() throws IOException {
        registry.list(NAME, "1.0.0", false);
        registry.list(NAME, "1.1.0", true);
        answer("DELETE /api/v2/bundles/com.example.kv", 200, "{\"message\":\"Deleted package com.example.kv\"}");
        assertThat(cli().answering("yes").run("delete", NAME).out()).isEqualTo("Nothing was changed.\n");
        assertThat(cli().answering(NAME).run("delete", NAME).out()).contains("(1.1.0, 1.0.0)");
        JsonNode json = json(cli().run("delete", NAME, "--yes", "--json"));
        assertThat(json.toString())
                .isEqualTo("{\"package\":\"com.example.kv\",\"deleted\":true,\"versions\":[\"1.1.0\",\"1.0.0\"]}");
        assertThat(registry.requests().stream().filter(request -> request.startsWith("DELETE")))
                .hasSize(2);
    }

    @Test
    void asksNobodyAboutWhatIsNotThere() {
        registry.list(NAME, "1.0.0", false);
        assertThat(cli().answering().run("delete", NAME + "@2.0.0").exitCode()).isEqualTo(3);
        assertThat(cli().answering().run("delete", "com.example.none").exitCode())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"server\":{\"port\":%s}}", "{\"server\":{\"port\":%s,\"host\":\"0.0.0.0\"},\"data\":{}}"})
    void findsTheLocalRegistryByItsConfiguration(String config) throws IOException {
        Files.createDirectories(home.resolve(".calimero-registry"));
        String port = registry.url().replaceFirst(".*:", "");
        Files.writeString(home.resolve(".calimero-registry/config.json"), config.formatted(port));
        Harness harness = new Harness(home)
                .with("CALIMERO_REGISTRY_URL", "http://127.0.0.1:1")
                .with("CALIMERO_API_KEY", "crt_of_another_registry");
        assertThat(harness.run("health", "--local").out()).contains("Registry: " + registry.url());
        assertThat(harness.run("--local", "bundle", "get", NAME, "1.0.0").exitCode())
                .isZero();
        Files.write(home.resolve("kv.mpk"), TestBundles.bundle(NAME, "1.0.0"));
        Harness.Run withoutToken = harness.run("bundle", "push", "kv.mpk", "--local");
        assertThat(withoutToken.exitCode()).isEqualTo(4);
        registry.answerPushes(FakeRegistry.Answer.json(201, "{\"package\":\"com.example.kv\",\"version\":\"1.0.0\"}"));
        assertThat(harness.run("bundle", "push", "kv.mpk", "--local", "--api-key", FakeRegistry.TOKEN)
                        .exitCode())
                .isZero();
    }

    @Test
    void tellsHowToStartALocalRegistry() throws IOException {
        registry.close();
        Files.createDirectories(home.resolve(".calimero-registry"));
        Files.writeString(
                home.resolve(".calimero-registry/config.json"),
                "{\"server\":{\"port\":" + registry.url().replaceFirst(".*:", "") + "}}");
        Harness.Run run = new Harness(home).run("health", "--local");
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains(registry.url()).contains("Try: calimero-registry local start");
    }

    private Harness.Run edit(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "bundle";
        words[1] = "edit";
        words[2] = NAME + "@1.0.0";
        System.arraycopy(options, 0, words, 3, options.length);
        return cli().run(words);
    }

    private void answer(String request, int status, String body) {
        registry.answer(request, FakeRegistry.Answer.json(status, body));
    }

    private Harness cli() {
        return new Harness(home)
                .with("CALIMERO_REGISTRY_URL", registry.url())
                .with("CALIMERO_API_KEY", FakeRegistry.TOKEN);
    }

    private static ObjectNode metadata(ObjectNode manifest) {
        return (ObjectNode) manifest.path("metadata");
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static ObjectNode object(byte[] json) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }

    private static JsonNode json(Harness.Run run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }
}
