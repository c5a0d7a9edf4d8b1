package registry.signing.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds for the canonical form of every JSON value. */
final class CanonicalJsonPropertyTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long MAX_INTEGER = (1L << 53) - 1;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void isItsOwnCanonicalForm(@ForAll("values") JsonNode value) {
        byte[] once = CanonicalJson.of(value);

        assertThat(CanonicalJson.of(new String(once, UTF_8))).isEqualTo(once);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void readsBackAsTheSameValue(@ForAll("values") JsonNode value) {
        assertThat(StrictJson.parse(CanonicalJson.of(value))).isEqualTo(value);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void doesNotDependOnLayoutOrOrder(@ForAll("values") JsonNode value) {
        byte[] pretty = PrettyJson.write(shuffled(value));

        assertThat(CanonicalJson.of(StrictJson.parse(pretty))).isEqualTo(CanonicalJson.of(value));
    }

    @Property
    void keepsEveryDouble(@ForAll double number) throws IOException {
        byte[] canonical = CanonicalJson.of(NODES.numberNode(number));

        assertThat(new JsonMapper().readTree(canonical).doubleValue()).isEqualTo(number == 0 ? 0.0 : number);
    }

    @Property
    void writesExactIntegersAsTheyAre(@ForAll @LongRange(min = -MAX_INTEGER, max = MAX_INTEGER) long number) {
        assertThat(new String(CanonicalJson.of(NODES.numberNode(number)), UTF_8))
                .isEqualTo(Long.toString(number));
    }

    @Provide
    static Arbitrary<JsonNode> values() {
        return values(4);
    }

    private static Arbitrary<JsonNode> values(int depth) {
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                wholeText().map(NODES::textNode),
                Arbitraries.longs().between(-MAX_INTEGER, MAX_INTEGER).map(CanonicalJsonPropertyTest::integer),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<JsonNode> arrays = values(depth - 1)
                .list()
                .ofMaxSize(4)
                .map(items -> NODES.arrayNode().addAll(items));
        Arbitrary<JsonNode> objects = Arbitraries.maps(wholeText(), values(depth - 1))
                .ofMaxSize(4)
                .map(members -> NODES.objectNode().setAll(members));
        return Arbitraries.oneOf(leaves, arrays, objects);
    }

    private static JsonNode integer(long number) {
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }

    /** Text without lone surrogates, from all of Unicode, half of it ASCII with its control characters. */
    private static Arbitrary<String> wholeText() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 0x80),
                        Arbitraries.integers().between(0, Character.MAX_CODE_POINT))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(8)
                .map(characters -> {
                    StringBuilder text = new StringBuilder();
                    characters.forEach(text::appendCodePoint);
                    return text.toString();
                });
    }

    private static JsonNode shuffled(JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        ObjectNode object = NODES.objectNode();
        names.forEach(name -> object.set(name, shuffled(value.get(name))));
        return object;
    }
}
