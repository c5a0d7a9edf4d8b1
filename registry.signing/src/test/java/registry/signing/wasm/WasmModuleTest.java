package registry.signing.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import registry.api.RegistryException;
import registry.signing.SigningError;

class WasmModuleTest {
    private static final String ABI = "{\"schema_version\":\"wasm-abi/1\",\"methods\":[{\"name\":\"%s\"}]}";

    @Test
    void readsWhatAModuleSaysAboutItself() {
        WasmModule module = read(new RawWasm()
                .custom("first", new byte[3])
                .section(1, 1, 0x60, 0, 0)
                .section(2, 2, 3, 'e', 'n', 'v', 1, 'f', 0, 0, 1, 'm', 1, 'n', 2, 1, 2, 3)
                .section(3, 1, 0)
                .section(5, 1, 0, 16)
                .section(7, 2, 1, 'g', 0, 1, 3, 'm', 'e', 'm', 2, 0)
                .section(10, 1, 2, 0, 0x0b)
                .custom("last", new byte[0])
                .bytes());

        assertThat(module.imports()).isEqualTo(new NameList(2, List.of("env.f", "m.n")));
        assertThat(module.exports().names()).containsExactly("g", "mem");
        assertThat(module.memories())
                .containsExactly(
                        new WasmModule.Memory(2, OptionalLong.of(3), true),
                        new WasmModule.Memory(16, OptionalLong.empty(), false));
        assertThat(module.customSections().names()).containsExactly("first", "last");
        assertThat(module.abi()).isEmpty();
    }

    @Test
    void countsAllNamesAndKeepsTheFirst() {
        byte[] exports = new byte[3 + 50_000 * 5];
        exports[0] = (byte) 0xd0;
        exports[1] = (byte) 0x86;
        exports[2] = 3;
        for (int i = 3; i < exports.length; i += 5) {
            exports[i] = 2;
            exports[i + 1] = 'a';
            exports[i + 2] = 'b';
        }

        NameList names = read(new RawWasm().section(7, exports).bytes()).exports();

        assertThat(names.count()).isEqualTo(50_000);
        assertThat(names.names()).hasSizeBetween(1000, NameList.MAX_CHARACTERS);
    }

    @Test
    void theLastSupportedAbiCounts() {
        assertThat(method(new RawWasm().abi(ABI.formatted("one")).abi(ABI.formatted("two"))))
                .isEqualTo("two()");
        assertThat(method(new RawWasm().abi(ABI.formatted("one")).abi("broken")))
                .isEqualTo("one()");
        assertThat(method(new RawWasm().abi(ABI.formatted("one")).abi("{\"schema_version\":\"wasm-abi/2\"}")))
                .isEqualTo("one()");
    }

    @Test
    void anAbiOfAnotherMajorVersionIsKnownByItsVersion() {
        assertThat(read(new RawWasm()
                                .abi("{\"schema_version\":\"wasm-abi/2.1\"}")
                                .bytes())
                        .abi())
                .get()
                .isInstanceOfSatisfying(
                        Abi.Unsupported.class,
                        abi -> assertThat(abi.schemaVersion()).isEqualTo("wasm-abi/2.1"));
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatIsNotWellFormed(byte[] module, String word) {
        assertThatThrownBy(() -> read(module)).isInstanceOfSatisfying(RegistryException.class, e -> {
            assertThat(e.code()).isEqualTo(SigningError.BUNDLE_INTEGRITY);
            assertThat(e.detail()).contains("not a well-formed WebAssembly module: at byte ", word);
        });
    }

    static Stream<Arguments> refusesWhatIsNotWellFormed() {
        return Stream.of(
                row("nothing", new byte[0], "ends in the middle"),
                row("half a header", new byte[] {0, 'a', 's', 'm', 1}, "ends in the middle"),
                row("text", "not wasm".getBytes(StandardCharsets.UTF_8), "magic number"),
                row("version 2", new byte[] {0, 'a', 's', 'm', 2, 0, 0, 0}, "version is 2"),
                row("a component", new byte[] {0, 'a', 's', 'm', 13, 0, 1, 0}, "component"),
                row("a section beyond the end", new RawWasm().raw(1, 100, 0).bytes(), "ends in the middle"),
                row(
                        "a section size of 4 GiB",
                        new RawWasm()
                                .raw(0, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 'x')
                                .bytes(),
                        "ends in the middle"),
                row(
                        "a number of six bytes",
                        new RawWasm().raw(1, 0x80, 0x80, 0x80, 0x80, 0x80, 0).bytes(),
                        "longer than its type"),
                row(
                        "a number beyond 32 bits",
                        new RawWasm().raw(1, 0xff, 0xff, 0xff, 0xff, 0x1f).bytes(),
                        "longer than its type"),
                row("an unknown section", new RawWasm().section(14).bytes(), "unknown id 14"),
                row(
                        "a repeated section",
                        new RawWasm().section(1, 0).section(1, 0).bytes(),
                        "repeated or out of order"),
                row(
                        "sections out of order",
                        new RawWasm().section(3, 0).section(1, 0).bytes(),
                        "repeated or out of order"),
                row(
                        "a section longer than its content",
                        new RawWasm().section(7, 0, 0).bytes(),
                        "longer than its content"),
                row(
                        "a section shorter than its content",
                        new RawWasm().section(7, 1, 1, 'x').bytes(),
                        "over the end"),
                row(
                        "a name longer than its section",
                        new RawWasm().section(7, 1, 50, 'x', 0, 0).bytes(),
                        "does not fit"),
                row(
                        "a name that is not UTF-8",
                        new RawWasm().section(7, 1, 1, 0xff, 0, 0).bytes(),
                        "not valid UTF-8"),
                row("a custom section without a name", new RawWasm().section(0).bytes(), "over the end"),
                row(
                        "an import of an unknown kind",
                        new RawWasm().section(2, 1, 1, 'm', 1, 'n', 9, 0).bytes(),
                        "unknown kind 9"),
                row(
                        "an export of an unknown kind",
                        new RawWasm().section(7, 1, 1, 'x', 9, 0).bytes(),
                        "unknown kind 9"),
                row(
                        "a memory smaller than its minimum",
                        new RawWasm().section(5, 1, 1, 5, 3).bytes(),
                        "maximum below"),
                row(
                        "a memory with unknown flags",
                        new RawWasm().section(5, 1, 0x70, 5).bytes(),
                        "flags"),
                row(
                        "functions without code",
                        new RawWasm()
                                .section(1, 1, 0x60, 0, 0)
                                .section(3, 2, 0, 0)
                                .bytes(),
                        "2 functions"));
    }

    @Test
    void refusesMoreAbiThanTheBudget() {
        RawWasm module = new RawWasm();
        for (int i = 0; i <= AbiBudget.MAX_TOTAL / AbiBudget.MAX_DOCUMENT; i++) {
            module.custom(AbiManifest.SECTION, new byte[AbiBudget.MAX_DOCUMENT]);
        }
        assertThatThrownBy(() -> read(module.bytes()))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(SigningError.BUNDLE_TOO_LARGE));
    }

    private static Arguments row(String name, byte[] module, String word) {
        return Arguments.of(Named.of(name, module), word);
    }

    private static WasmModule read(byte[] module) {
        return WasmModule.read(new ByteArrayInputStream(module), new AbiBudget());
    }

    private static String method(RawWasm module) {
        return ((Abi.Supported) read(module.bytes()).abi().orElseThrow())
                .manifest()
                .methods()
                .getFirst()
                .signature();
    }
}
