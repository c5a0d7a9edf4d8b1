package registry.signing.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static registry.signing.SigningError.DEV_SIGNING_KEY;
import static registry.signing.SigningError.INVALID_MANIFEST;
import static registry.signing.SigningError.INVALID_SIGNATURE;
import static registry.signing.SigningError.MISSING_SIGNATURE;
import static registry.signing.SigningError.SIGNER_MISMATCH;
import static registry.signing.verify.Hostile.row;
import static registry.signing.verify.HostileBundles.in;
import static registry.signing.verify.HostileBundles.signedWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.signing.SigningError;
import registry.signing.json.PrettyJson;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;

/** Manifests that are no strict JSON, or not signed as they must be. */
class HostileSignaturesTest {
    private static final SigningKey DEVELOPMENT = SigningKey.development(TestBundle.SCHEMES.require("ed25519"));
    private static final String DEV_HEX = "73bcb19ae0915df6f801be24725f4cdc3e65c5ca46f414d99bbb2633c8cc74c2";
    private static final String DEV_DID = "did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd";
    private static final String DEV_BASE64 = "c7yxmuCRXfb4Ab4kcl9M3D5lxcpG9BTZm7smM8jMdMI";

    @ParameterizedTest
    @MethodSource({"json", "signatures", "keys"})
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
                bytes("UTF-16", "{}".getBytes(StandardCharsets.UTF_16)));
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
                        HostileSignaturesTest::shorten,
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
                        in("signature", HostileSignaturesTest::addOrder),
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
                developmentSigner("upper-case hex", DEV_HEX.toUpperCase(Locale.ROOT)),
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
        return good.replaceFirst("\\{", Matcher.quoteReplacement("{\"x\":" + value + ","));
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

    private static Hostile developmentSigner(String name, String spelling) {
        return resigned(
                "the development key as signerId, " + name,
                "key",
                DEV_SIGNING_KEY,
                manifest -> manifest.put("signerId", spelling),
                "signerId");
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
}
