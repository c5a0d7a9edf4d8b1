package registry.signing.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static registry.signing.SigningError.BUNDLE_INTEGRITY;
import static registry.signing.SigningError.BUNDLE_TOO_LARGE;
import static registry.signing.verify.Hostile.row;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.signing.wasm.RawWasm;

/** Modules and ABIs whose hashes are right and whose content is not. */
class HostileModulesTest {
    @ParameterizedTest
    @MethodSource
    void refusesWithTheRightCodeAndWords(Hostile hostile) {
        HostileBundles.assertRefused(hostile);
    }

    static Stream<Hostile> refusesWithTheRightCodeAndWords() {
        return Stream.of(
                row(
                        "an empty module",
                        "wasm",
                        BUNDLE_INTEGRITY,
                        () -> module(new byte[0]),
                        "wasm (app.wasm)",
                        "ends in the middle"),
                row(
                        "a cut module",
                        "wasm",
                        BUNDLE_INTEGRITY,
                        () -> module(cut(TestBundle.good().wasm())),
                        "wasm (app.wasm)",
                        "ends in the middle"),
                row(
                        "a script as a module",
                        "wasm",
                        BUNDLE_INTEGRITY,
                        () -> module("#!/bin/sh".getBytes(UTF_8)),
                        "magic number"),
                row(
                        "a component",
                        "wasm",
                        BUNDLE_INTEGRITY,
                        () -> module(new byte[] {0, 'a', 's', 'm', 13, 0, 1, 0}),
                        "component"),
                row(
                        "sections out of order",
                        "wasm",
                        BUNDLE_INTEGRITY,
                        () -> module(new RawWasm().section(3, 0).section(1, 0).bytes()),
                        "out of order"),
                row(
                        "an embedded ABI of more than 1 MiB",
                        "wasm",
                        BUNDLE_TOO_LARGE,
                        () -> module(
                                new RawWasm().abi(" ".repeat(1 << 20) + "{}").bytes()),
                        "1048576"),
                row(
                        "an embedded ABI that is no JSON",
                        "abi",
                        BUNDLE_INTEGRITY,
                        () -> module(new RawWasm().abi("abi").bytes()),
                        "embedded ABI",
                        "broken"),
                row(
                        "an embedded ABI with a dangling reference",
                        "abi",
                        BUNDLE_INTEGRITY,
                        () -> module(new RawWasm()
                                .abi("{\"schema_version\":\"wasm-abi/1\",\"state_root\":\"Gone\"}")
                                .bytes()),
                        "state_root",
                        "Gone"),
                row(
                        "an ABI file that says something else",
                        "abi",
                        BUNDLE_INTEGRITY,
                        () -> abi(abi -> abi.replace("increment", "decrement")),
                        "abi (abi.json)",
                        "something else"),
                row(
                        "an ABI file with one more member",
                        "abi",
                        BUNDLE_INTEGRITY,
                        () -> abi(abi -> abi.replaceFirst("\\{", "{\"more\": 1,")),
                        "something else"),
                row(
                        "an ABI file that is no JSON",
                        "abi",
                        BUNDLE_INTEGRITY,
                        () -> abi(abi -> "nothing"),
                        "abi (abi.json)",
                        "no ABI document"),
                row(
                        "an ABI file of more than 1 MiB",
                        "abi",
                        BUNDLE_TOO_LARGE,
                        () -> abi(abi -> abi + " ".repeat(1 << 20)),
                        "abi (abi.json)",
                        "1048576"));
    }

    private static byte[] module(byte[] wasm) {
        return TestBundle.good()
                .without("abi.json")
                .with(manifest -> manifest.remove("abi"))
                .artifact("wasm", "app.wasm", wasm)
                .pack();
    }

    private static byte[] abi(UnaryOperator<String> change) {
        TestBundle bundle = TestBundle.good();
        String changed = change.apply(new String(bundle.abi(), UTF_8));
        return bundle.artifact("abi", "abi.json", changed.getBytes(UTF_8)).pack();
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 5);
    }
}
