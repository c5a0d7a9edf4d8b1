package registry.signing.verify;

import static registry.signing.SigningError.BUNDLE_INTEGRITY;
import static registry.signing.SigningError.INVALID_MANIFEST;
import static registry.signing.verify.Hostile.row;
import static registry.signing.verify.HostileBundles.in;
import static registry.signing.verify.HostileBundles.signedWith;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.signing.json.PrettyJson;

/** Signed manifests whose fields break rules, or claim what the archive does not hold. */
class HostileManifestsTest {
    @ParameterizedTest
    @MethodSource({"fields", "metadata", "services", "artifacts"})
    void refusesWithTheRightCodeAndWords(Hostile hostile) {
        HostileBundles.assertRefused(hostile);
    }

    static Stream<Hostile> fields() {
        return Stream.of(
                field("no format version", "version", manifest -> manifest.remove("version")),
                field("a format version that is a number", "version", manifest -> manifest.put("version", 1)),
                field("no package", "package", manifest -> manifest.remove("package")),
                field("a package of one part", "package", manifest -> manifest.put("package", "counter")),
                field("a package in upper case", "package", manifest -> manifest.put("package", "com.Example.counter")),
                field("a package with a slash", "package", manifest -> manifest.put("package", "com.example/../x")),
                field(
                        "a package of 129 characters",
                        "package",
                        manifest -> manifest.put("package", "a." + "b".repeat(127))),
                field("no appVersion", "appVersion", manifest -> manifest.putNull("appVersion")),
                field("a leading v", "appVersion", manifest -> manifest.put("appVersion", "v1.0.0")),
                field("a version of two parts", "appVersion", manifest -> manifest.put("appVersion", "1.0")),
                field("build metadata", "appVersion", manifest -> manifest.put("appVersion", "1.0.0+7")),
                field("a version with a path", "appVersion", manifest -> manifest.put("appVersion", "../1.0.0")),
                row(
                        "no minRuntimeVersion",
                        "manifest",
                        INVALID_MANIFEST,
                        () -> unsignedField("minRuntimeVersion"),
                        "minRuntimeVersion"),
                field(
                        "a loose minRuntimeVersion",
                        "minRuntimeVersion",
                        manifest -> manifest.put("minRuntimeVersion", ">=0.1")),
                field("links that are a list", "links", manifest -> manifest.putArray("links")),
                field(
                        "a script as a link",
                        "links.frontend",
                        in("links", links -> links.put("frontend", "javascript:alert(1)"))),
                field(
                        "a script as a link of another name",
                        "links.forum",
                        in("links", links -> links.put("forum", "javascript:alert(1)"))),
                field("a relative link", "links.docs", in("links", links -> links.put("docs", "/docs"))),
                field(
                        "interfaces with a number",
                        "interfaces.exports",
                        manifest -> manifest.putObject("interfaces")
                                .putArray("exports")
                                .add(1)),
                field(
                        "interfaces that are null",
                        "interfaces.uses",
                        manifest -> manifest.putObject("interfaces").putNull("uses")),
                field(
                        "a slug that is a list",
                        "handlers.slug",
                        manifest -> manifest.putObject("handlers").putArray("slug")));
    }

    static Stream<Hostile> metadata() {
        return Stream.of(
                field("no name", "metadata.name", in("metadata", m -> m.remove("name"))),
                field("a name of 129 characters", "metadata.name", in("metadata", m -> m.put("name", "n".repeat(129)))),
                field(
                        "a description of 4,001 characters",
                        "metadata.description",
                        in("metadata", m -> m.put("description", "d".repeat(4001)))),
                field("21 tags", "metadata.tags", in("metadata", m -> repeat(m.putArray("tags")::add, "t", 21))),
                field(
                        "a tag of 33 characters",
                        "metadata.tags[0]",
                        in("metadata", m -> m.putArray("tags").add("t".repeat(33)))),
                field("tags that are null", "metadata.tags", in("metadata", m -> m.putNull("tags"))),
                field(
                        "an icon from elsewhere",
                        "metadata.icon",
                        in("metadata", m -> m.put("icon", "https://example.com/icon.png"))),
                field(
                        "an SVG icon",
                        "metadata.icon",
                        in("metadata", m -> m.put("icon", "data:image/svg+xml;base64,PHN2Zy8+"))),
                field(
                        "an icon that is no PNG",
                        "metadata.icon",
                        in("metadata", m -> m.put("icon", "data:image/png;base64,AAAAAAAAAAAAAAAA"))),
                field(
                        "an icon of 1 MB",
                        "metadata.icon",
                        in("metadata", m -> m.put("icon", "data:image/png;base64," + "A".repeat(900_000)))));
    }

    static Stream<Hostile> services() {
        return Stream.of(
                field("no wasm and no services", "wasm", manifest -> manifest.remove("wasm")),
                field("services that are an object", "services", manifest -> manifest.putObject("services")),
                field(
                        "a service that is text",
                        "services[0]",
                        manifest -> manifest.putArray("services").add("x")),
                field(
                        "a service without a name",
                        "services[0].name",
                        manifest -> manifest.putArray("services").addObject()),
                field("a service named app", "services[0].name", manifest -> service(manifest, "app")),
                field("a service in upper case", "services[0].name", manifest -> service(manifest, "Lobby")),
                field(
                        "a service name of 65 characters",
                        "services[0].name",
                        manifest -> service(manifest, "s".repeat(65))),
                field("two services of one name", "services[1].name", manifest -> {
                    service(manifest, "lobby");
                    ((ArrayNode) manifest.get("services"))
                            .add(manifest.get("services").get(0));
                }),
                field(
                        "a service without wasm",
                        "services[0].wasm",
                        manifest -> manifest.putArray("services").addObject().put("name", "lobby")),
                field("a wasm path that climbs", "wasm.path", in("wasm", wasm -> wasm.put("path", "../app.wasm"))),
                field("an absolute abi path", "abi.path", in("abi", abi -> abi.put("path", "/abi.json"))),
                field("an empty path", "wasm.path", in("wasm", wasm -> wasm.put("path", ""))));
    }

    static Stream<Hostile> artifacts() {
        return Stream.of(
                artifact("a null hash", "wasm.hash", in("wasm", wasm -> wasm.putNull("hash"))),
                artifact("no hash", "wasm.hash", in("wasm", wasm -> wasm.remove("hash"))),
                artifact("an upper-case hash", "wasm.hash", in("wasm", wasm -> wasm.put("hash", "AB".repeat(32)))),
                artifact("a short hash", "abi.hash", in("abi", abi -> abi.put("hash", "abcd"))),
                artifact(
                        "the hash of something else",
                        "wasm.hash",
                        in("wasm", wasm -> wasm.put("hash", "ab".repeat(32)))),
                artifact("a null size", "wasm.size", in("wasm", wasm -> wasm.putNull("size"))),
                artifact("a size that is text", "abi.size", in("abi", abi -> abi.put("size", "10"))),
                artifact("a negative size", "wasm.size", in("wasm", wasm -> wasm.put("size", -1))),
                artifact("a wrong size", "wasm.size", in("wasm", wasm -> wasm.put("size", 7))),
                row(
                        "a missing module",
                        "artifacts",
                        BUNDLE_INTEGRITY,
                        () -> TestBundle.good().without("app.wasm").pack(),
                        "wasm.path",
                        "app.wasm",
                        "missing"),
                row(
                        "a missing ABI",
                        "artifacts",
                        BUNDLE_INTEGRITY,
                        () -> TestBundle.good().without("abi.json").pack(),
                        "abi.path",
                        "abi.json",
                        "missing"),
                row(
                        "a swapped module",
                        "artifacts",
                        BUNDLE_INTEGRITY,
                        HostileManifestsTest::swapped,
                        "wasm.hash",
                        "app.wasm"));
    }

    private static Hostile field(String name, String field, Consumer<ObjectNode> change) {
        return signedWith(name, "manifest", INVALID_MANIFEST, change, field + " ");
    }

    private static Hostile artifact(String name, String field, Consumer<ObjectNode> change) {
        return signedWith(name, "artifacts", BUNDLE_INTEGRITY, change, field + " (");
    }

    private static byte[] unsignedField(String field) {
        return TestBundle.good()
                .pack(PrettyJson.write(
                        Resigner.resign(TestBundle.good().signed(), manifest -> manifest.remove(field))));
    }

    private static byte[] swapped() {
        byte[] other = TestBundle.good().wasm();
        other[other.length - 1] ^= 1;
        return TestBundle.good().file("app.wasm", other).pack();
    }

    private static void service(ObjectNode manifest, String name) {
        manifest.putArray("services").addObject().put("name", name).set("wasm", manifest.get("wasm"));
    }

    private static void repeat(Consumer<String> sink, String text, int times) {
        for (int i = 0; i < times; i++) {
            sink.accept(text);
        }
    }
}
