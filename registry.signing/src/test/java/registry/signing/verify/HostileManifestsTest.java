package registry.signing.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static registry.signing.SigningError.BUNDLE_INTEGRITY;
import static registry.signing.SigningError.DEV_SIGNING_KEY;
import static registry.signing.SigningError.INVALID_MANIFEST;
import static registry.signing.SigningError.INVALID_SIGNATURE;
import static registry.signing.SigningError.MISSING_SIGNATURE;
import static registry.signing.SigningError.SIGNER_MISMATCH;
import static registry.signing.verify.Hostile.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.signing.SigningError;
import registry.signing.json.PrettyJson;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;

class HostileManifestsTest {
    private static final SigningKey DEVELOPMENT = SigningKey.development(TestBundle.SCHEMES.require("ed25519"));
    private static final String DEV_HEX = "73bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2";
    private static final String DEV_DID = "did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd";
    private static final String DEV_BASE64 = "c7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMI";

    @ParameterizedTest
    @MethodSource({"json", "signatures", "keys", "fields", "metadata", "services", "artifacts"})
    void refusesWithTheRightCodeAndWords(Hostile hostile) {
        HostileBundles.assertRefused(hostile);
    }

    static Stream<Hostile> json() {
        return Stream.of(
                text("an empty manifest", good -> "", "ends"),
                text("an array", good -> "[]", "JSON object"),
                text("two documents", good -> good + good, "follows the end"),
                text(
                        "a duplicate key",
                        good -> good.replaceFirst("\\{", "{\"package\":\"com.example.other\","),
                        "occurs twice"),
                text(
                        "a duplicate key deep inside",
                        good -> good.replace("\"name\"", "\"name\" : \"x\", \"name\""),
                        "occurs twice"),
                text("nesting of 65 levels", good -> member(good, "[".repeat(65) + "]".repeat(65)), "deeper than 64"),
                text("nesting of 100,000 levels", good -> member(good, "[".repeat(100_000)), "deeper than 64"),
                text("a lone surrogate", good -> member(good, "\"\\ud800\""), "lone surrogate"),
                text("a lone surrogate in a key", good -> member(good, "{\"\\udc00\":1}"), "lone surrogate"),
                text("a fraction", good -> member(good, "1.5"), "integer literal"),
                text("a whole number with a point", good -> member(good, "10.0"), "integer literal"),
                text("an exponent", good -> member(good, "1e3"), "integer literal"),
                text("2^53", good -> member(good, "9007199254740992"), "integer literal"),
                text("a number of 10,000 digits", good -> member(good, "9".repeat(10_000)), "not strict JSON"),
                text("a leading zero", good -> member(good, "01"), "not strict JSON"),
                text("NaN", good -> member(good, "NaN"), "not strict JSON"),
                text("a comment", good -> "/* hello */" + good, "not strict JSON"),
                text("a trailing comma", good -> good.replaceFirst("}$", ",}"), "not strict JSON"),
                text("a byte order mark", good -> "\uFEFF" + good, "byte order mark"),
                text("300,000 values", good -> member(good, "[" + "0,".repeat(300_000) + "0]"), "names and values"),
                bytes("invalid UTF-8", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}),
                bytes("overlong UTF-8", new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'}),
                bytes("UTF-16", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_16)));
    }

    static Stream<Hostile> signatures() {
        return Stream.of(
                signed(
                        "no signature",
                        "signature-present",
                        MISSING_SIGNATURE,
                        manifest -> manifest.remove("signature"),
                        "sign it"),
                signed(
                        "a null signature",
                        "signature-present",
                        MISSING_SIGNATURE,
                        manifest -> manifest.putNull("signature"),
                        "signature"),
                signed(
                        "short member names",
                        "signature-present",
                        MISSING_SIGNATURE,
                        HostileManifestsTest::shorten,
                        "algorithm"),
                signed(
                        "another case of the algorithm",
                        "signature",
                        INVALID_SIGNATURE,
                        in("signature", s -> s.put("algorithm", "Ed25519")),
                        "algorithm"),
                signed(
                        "a padded key",
                        "signature",
                        INVALID_SIGNATURE,
                        in(
                                "signature",
                                s -> s.put("publicKey", s.get("publicKey").textValue() + "=")),
                        "publicKey"),
                signed(
                        "a short key",
                        "signature",
                        INVALID_SIGNATURE,
                        in("signature", s -> s.put("publicKey", "AAAA")),
                        "32 bytes"),
                signed(
                        "a key with stray bits",
                        "signature",
                        INVALID_SIGNATURE,
                        in("signature", s -> s.put("publicKey", "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2il")),
                        "publicKey"),
                signed(
                        "another key",
                        "signature",
                        INVALID_SIGNATURE,
                        in("signature", s -> s.put("publicKey", "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik")),
                        "does not fit"),
                signed(
                        "a signature in another alphabet",
                        "signature",
                        INVALID_SIGNATURE,
                        in("signature", s -> s.put("signature", "+".repeat(86))),
                        "signature.signature"),
                signed(
                        "S + L",
                        "signature",
                        INVALID_SIGNATURE,
                        in("signature", HostileManifestsTest::addOrder),
                        "does not fit"),
                signed(
                        "a field changed after signing",
                        "signature",
                        INVALID_SIGNATURE,
                        manifest -> manifest.put("appVersion", "9.9.9"),
                        "changed after signing"),
                signed(
                        "a nested underscore field added after signing",
                        "signature",
                        INVALID_SIGNATURE,
                        in("metadata", m -> m.put("_x", 1)),
                        "changed after signing"),
                signed(
                        "a small-order key",
                        "signature",
                        INVALID_SIGNATURE,
                        in("signature", s -> forge(s, "01" + "00".repeat(31))),
                        "signature"),
                signed(
                        "a key that is not canonical",
                        "signature",
                        INVALID_SIGNATURE,
                        in("signature", s -> forge(s, "ee" + "ff".repeat(30) + "7f")),
                        "signature"),
                resigned(
                        "no signerId",
                        "signer-id",
                        SIGNER_MISMATCH,
                        manifest -> manifest.remove("signerId"),
                        "signerId"),
                resigned(
                        "another signerId",
                        "signer-id",
                        SIGNER_MISMATCH,
                        manifest ->
                                manifest.put("signerId", "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"),
                        "did:key"),
                resigned(
                        "the bare key as signerId",
                        "signer-id",
                        SIGNER_MISMATCH,
                        manifest -> manifest.put(
                                "signerId", manifest.get("signerId").textValue().substring(8)),
                        "did:key"));
    }

    static Stream<Hostile> keys() {
        byte[] key = HexFormat.of().parseHex(DEV_HEX);
        return Stream.of(
                row(
                        "signed with the development key",
                        "key",
                        DEV_SIGNING_KEY,
                        () -> TestBundle.good()
                                .pack(ManifestSigner.signToBytes(
                                        TestBundle.good().signed(), DEVELOPMENT)),
                        "development key"),
                developmentSigner("did:key", DEV_DID),
                developmentSigner("multibase", DEV_DID.substring(8)),
                developmentSigner("base58 without its prefix", DEV_DID.substring(9)),
                developmentSigner("hex", DEV_HEX),
                developmentSigner("upper-case hex", DEV_HEX.toUpperCase(java.util.Locale.ROOT)),
                developmentSigner("base64url", DEV_BASE64),
                developmentSigner("padded base64", Base64.getEncoder().encodeToString(key)),
                developmentSigner("base64 with junk", DEV_BASE64 + "!!"),
                developmentSigner("blanks around it", "  " + DEV_DID + "\n"),
                signedWith(
                        "the development key as an owner",
                        "key",
                        DEV_SIGNING_KEY,
                        manifest -> manifest.putArray("owners").add("x").add(DEV_BASE64 + "="),
                        "owners[1]"));
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
                    ((com.fasterxml.jackson.databind.node.ArrayNode) manifest.get("services"))
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

    private static Hostile text(String name, UnaryOperator<String> change, String... words) {
        return row(
                name,
                "json",
                INVALID_MANIFEST,
                () -> TestBundle.good()
                        .pack(change.apply(new String(TestBundle.good().signedBytes(), UTF_8))),
                words);
    }

    private static Hostile bytes(String name, byte[] manifest) {
        return row(name, "json", INVALID_MANIFEST, () -> TestBundle.good().pack(manifest), "not strict JSON");
    }

    private static String member(String good, String value) {
        return good.replaceFirst("\\{", java.util.regex.Matcher.quoteReplacement("{\"x\":" + value + ","));
    }

    /** Changed after signing. */
    private static Hostile signed(
            String name, String check, SigningError code, Consumer<ObjectNode> change, String... words) {
        return row(
                name,
                check,
                code,
                () -> {
                    ObjectNode manifest = TestBundle.good().signed();
                    change.accept(manifest);
                    return TestBundle.good().pack(PrettyJson.write(manifest));
                },
                words);
    }

    /** Changed with its signature valid all the same. */
    private static Hostile resigned(
            String name, String check, SigningError code, Consumer<ObjectNode> change, String... words) {
        return row(
                name,
                check,
                code,
                () -> TestBundle.good()
                        .pack(PrettyJson.write(Resigner.resign(TestBundle.good().signed(), change))),
                words);
    }

    /** Changed before signing. */
    private static Hostile signedWith(
            String name, String check, SigningError code, Consumer<ObjectNode> change, String... words) {
        return row(name, check, code, () -> TestBundle.good().with(change).pack(), words);
    }

    private static Hostile field(String name, String field, Consumer<ObjectNode> change) {
        return signedWith(name, "manifest", INVALID_MANIFEST, change, field + " ");
    }

    private static Hostile artifact(String name, String field, Consumer<ObjectNode> change) {
        return signedWith(name, "artifacts", BUNDLE_INTEGRITY, change, field + " (");
    }

    private static Hostile developmentSigner(String name, String spelling) {
        return resigned(
                "the development key as signerId, " + name,
                "key",
                DEV_SIGNING_KEY,
                manifest -> manifest.put("signerId", spelling),
                "signerId");
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

    private static Consumer<ObjectNode> in(String member, Consumer<ObjectNode> change) {
        return manifest -> change.accept((ObjectNode) manifest.get(member));
    }

    private static void service(ObjectNode manifest, String name) {
        manifest.putArray("services").addObject().put("name", name).set("wasm", manifest.get("wasm"));
    }

    private static void shorten(ObjectNode manifest) {
        ObjectNode block = (ObjectNode) manifest.get("signature");
        block.set("alg", block.remove("algorithm"));
        block.set("pubkey", block.remove("publicKey"));
        block.set("sig", block.remove("signature"));
    }

    /** A signature that verifies for any message by a key of order 1, if a verifier takes it. */
    private static void forge(ObjectNode block, String keyHex) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        block.put("publicKey", encoder.encodeToString(HexFormat.of().parseHex(keyHex)));
        block.put("signature", encoder.encodeToString(HexFormat.of().parseHex("01" + "00".repeat(63))));
    }

    /** Adds the order of the group to S, which lenient verifiers do not notice. */
    private static void addOrder(ObjectNode block) {
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] signature = Base64.getUrlDecoder().decode(block.get("signature").textValue());
        byte[] s = reversed(Arrays.copyOfRange(signature, 32, 64));
        byte[] sum = reversed(new BigInteger(1, s).add(order).toByteArray());
        System.arraycopy(sum, 0, signature, 32, Math.min(sum.length, 32));
        block.put("signature", Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static void repeat(Consumer<String> sink, String text, int times) {
        for (int i = 0; i < times; i++) {
            sink.accept(text);
        }
    }
}
