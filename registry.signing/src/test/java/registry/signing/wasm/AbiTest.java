package registry.signing.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbiTest {
    @Test
    void readsEverythingThatTheGrammarKnows() {
        Abi.Supported abi = (Abi.Supported) read("""
                {"schema_version": "wasm-abi/1", "later": {"unknown": true},
                 "types": {
                   "Point": {"kind": "record", "fields": [{"name": "x", "type": {"kind": "i64"}, "nullable": true}]},
                   "Shape": {"kind": "variant", "variants": [{"name": "Dot"}, {"name": "Box", "payload": {"$ref": "Point"}}]},
                   "Key": {"kind": "bytes", "size": 32, "encoding": "hex"},
                   "Name": {"kind": "alias", "target": {"kind": "string"}}},
                 "methods": [
                   {"name": "move", "params": [{"name": "to", "type": {"$ref": "Point"}, "nullable": null},
                      {"name": "by", "type": {"kind": "tuple", "elements": [{"kind": "u32"}, {"kind": "bytes", "size": 4}]}}],
                    "returns": {"kind": "list", "items": {"kind": "map", "key": {"kind": "string"}, "value": {"kind": "bool"}},
                      "crdt_type": "vector", "inner_type": null},
                    "returns_nullable": true, "errors": [{"code": "Lost", "payload": {"kind": "string"}}],
                    "intent": "mutating", "xcall_callable": true},
                   {"name": "inline", "params": [{"name": "r", "type": {"kind": "record", "fields": [{"name": "a", "type": {"kind": "f64"}}]}}], "returns": null}],
                 "events": [{"name": "Moved", "payload": {"$ref": "Shape"}}],
                 "state_root": "Point", "state_version": 3,
                 "migrations": [{"method": "move", "fromVersion": 2}]}
                """);

        AbiManifest manifest = abi.manifest();
        assertThat(manifest.methods())
                .containsExactly(
                        new AbiManifest.Method(
                                "move",
                                "move(to: Point, by: (u32, bytes[4])) -> list<map<string, bool>>?",
                                Optional.of("mutating")),
                        new AbiManifest.Method("inline", "inline(r: {a: f64})", Optional.empty()));
        assertThat(manifest.events()).containsExactly("Moved(Shape)");
        assertThat(manifest.stateRoot()).hasValue("Point");
        assertThat(manifest.stateVersion()).isEqualTo(3);
        assertThat(manifest.migrations()).isEqualTo(List.of(new AbiManifest.Migration("move", 2)));
    }

    @Test
    void twoSpellingsOfOneDocumentHaveOneDigest() {
        Abi one = read("{\"schema_version\":\"wasm-abi/1\",\"methods\":[]}");
        Abi other = read("{ \"methods\" : [ ],\n \"schema_version\" : \"wasm-abi/1\" }");

        assertThat(one).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|the document",
                "{}|schema_version",
                "{\"schema_version\":1}|schema_version",
                "{\"schema_version\":\"abi/1\"}|schema_version",
                "{\"schema_version\":\"wasm-abi/1\",\"types\":[]}|types",
                "{\"schema_version\":\"wasm-abi/1\",\"types\":{\"A\":{\"kind\":\"enum\"}}}|types.A.kind",
                "{\"schema_version\":\"wasm-abi/1\",\"types\":{\"A\":{\"kind\":\"bytes\",\"size\":0}}}|types.A.size",
                "{\"schema_version\":\"wasm-abi/1\",\"types\":{\"A\":{\"kind\":\"alias\",\"target\":{\"$ref\":\"B\"}}}}|'B'",
                "{\"schema_version\":\"wasm-abi/1\",\"methods\":{}}|methods",
                "{\"schema_version\":\"wasm-abi/1\",\"methods\":[{}]}|methods[0].name",
                "{\"schema_version\":\"wasm-abi/1\",\"methods\":[{\"name\":\"m\",\"returns\":{\"$ref\":\"X\"}}]}|methods[0].returns",
                "{\"schema_version\":\"wasm-abi/1\",\"methods\":[{\"name\":\"m\",\"returns\":{\"kind\":\"u256\"}}]}|'u256'",
                "{\"schema_version\":\"wasm-abi/1\",\"methods\":[{\"name\":\"m\",\"returns\":{\"kind\":\"map\",\"key\":{\"kind\":\"u32\"},\"value\":{\"kind\":\"u32\"}}}]}|key must be a string",
                "{\"schema_version\":\"wasm-abi/1\",\"state_root\":\"Gone\"}|state_root",
                "{\"schema_version\":\"wasm-abi/1\",\"state_version\":\"2\"}|state_version",
                "{\"schema_version\":\"wasm-abi/1\",\"migrations\":[{\"method\":\"m\"}]}|migrations[0].fromVersion",
                "{\"schema_version\":\"wasm-abi/1\",\"x\":1.5}|integer literal",
                "{\"schema_version\":\"wasm-abi/1\",\"schema_version\":\"wasm-abi/1\"}|twice"
            })
    void saysWhatIsBroken(String json, String word) {
        assertThat(read(json))
                .isInstanceOfSatisfying(
                        Abi.Broken.class, broken -> assertThat(broken.problem()).contains(word));
    }

    private static Abi read(String json) {
        return Abi.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
