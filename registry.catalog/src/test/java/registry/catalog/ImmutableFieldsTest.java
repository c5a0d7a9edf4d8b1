package registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.api.RegistryException;

/** Every place of a manifest that no edit may touch: changed, removed, and with something added. */
class ImmutableFieldsTest extends CatalogTestCase {
    private static final String VERSION = "1.0.0";

    /** Not to be tried: what may change, and what is the editor's. */
    private static final Set<String> FREE = Set.of(
            "links",
            "signerId",
            "signature",
            "metadata",
            "metadata.name",
            "metadata.description",
            "metadata.tags",
            "metadata.author");

    @BeforeEach
    void publish() {
        registry.published(ada, Bundles.bundle(NAME, VERSION, Bundles.KEY, ImmutableFieldsTest::fill));
    }

    @Test
    void noEditTouchesAnythingElse() {
        Map<String, Consumer<ObjectNode>> attempts = attempts();
        long revision = registry.stores().metadata().revision();
        JsonNode before = registry.single(NAME, VERSION);

        attempts.forEach((attempt, change) -> {
            RegistryException refusal =
                    catchThrowableOfType(RegistryException.class, () -> registry.edit(ada, NAME, VERSION, change));
            assertThat(refusal).as(attempt).isNotNull();
            assertThat(refusal.code())
                    .as(attempt + ": " + refusal.getMessage())
                    .isEqualTo(CatalogError.IMMUTABLE_FIELD);
            assertThat(refusal.detail()).as(attempt).startsWith(attempt.substring(attempt.indexOf(' ') + 1));
        });

        assertThat(attempts).hasSizeGreaterThan(120);
        assertThat(registry.stores().metadata().revision()).isEqualTo(revision);
        assertThat(registry.single(NAME, VERSION)).isEqualTo(before);
    }

    @Test
    void severalFieldsAreNamedTogetherButNotAllOfMany() {
        assertThatThrownBy(() -> registry.edit(ada, NAME, VERSION, manifest -> {
                    manifest.put("appVersion", "2.0.0").put("package", "com.example.other");
                    ((ObjectNode) manifest.at("/services/0/wasm")).put("size", 1);
                }))
                .hasMessageContaining("appVersion, package, services[0].wasm.size must");
        assertThatThrownBy(() -> registry.edit(ada, NAME, VERSION, manifest -> {
                    for (int i = 0; i < 1000; i++) {
                        manifest.put("x" + i, "\u202e".repeat(100));
                    }
                }))
                .hasMessageContaining("x0, x1, x10, x100, x101 and more must");
        assertThatThrownBy(() -> registry.edit(ada, NAME, VERSION, manifest -> manifest.put("\u202e".repeat(5000), 1)))
                .satisfies(refusal ->
                        assertThat(refusal.getMessage()).isPrintable().hasSizeLessThan(500));
    }

    @Test
    void theOtherSpellingOfTheRuntimeVersionIsTakenFromEntriesOnly() {
        registry.edit(ada, NAME, VERSION, manifest -> manifest.put("min_runtime_version", "0.1.0"));
        assertThatThrownBy(() ->
                        registry.edit(ada, NAME, VERSION, manifest -> manifest.put("min_runtime_version", "9.9.9")))
                .hasMessageContaining("min_runtime_version must");
    }

    /** By what is tried and where. */
    private Map<String, Consumer<ObjectNode>> attempts() {
        ObjectNode manifest = (ObjectNode) TestCatalog.json(catalog().manifest(PACKAGE, version(VERSION)));
        Map<String, Consumer<ObjectNode>> attempts = new LinkedHashMap<>();
        walk(attempts, manifest, "", List.of());
        attempts.put("add added", copy -> copy.put("added", 1));
        attempts.put("add metadata.added", copy -> ((ObjectNode) copy.get("metadata")).put("added", 1));
        attempts.put("remove metadata.category", copy -> copy.remove("metadata"));
        attempts.put("null metadata.category", copy -> copy.putNull("metadata"));
        return attempts;
    }

    private static void walk(
            Map<String, Consumer<ObjectNode>> attempts, JsonNode node, String path, List<Object> steps) {
        if (!path.isEmpty() && !FREE.contains(path)) {
            attempts.put("change " + path, root -> replace(root, steps, root.textNode("changed")));
            if (!node.isNull()) {
                attempts.put("null " + path, root -> replace(root, steps, root.nullNode()));
            }
            attempts.put(
                    "remove " + (steps.getLast() instanceof String ? path : parent(path)), root -> remove(root, steps));
            if (node.isContainerNode()) {
                attempts.put("add " + (node.isObject() ? path + ".added" : path), root -> add(at(root, steps)));
            }
        }
        if (!FREE.contains(path) || path.equals("metadata")) {
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                walk(attempts, node.get(i), path + "[" + i + "]", with(steps, i));
            }
            node.properties()
                    .forEach(member -> walk(
                            attempts,
                            member.getValue(),
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            with(steps, member.getKey())));
        }
    }

    private static JsonNode at(JsonNode root, List<Object> steps) {
        JsonNode node = root;
        for (Object step : steps) {
            node = step instanceof String name ? node.get(name) : node.get((Integer) step);
        }
        return node;
    }

    private static void replace(ObjectNode root, List<Object> steps, JsonNode value) {
        JsonNode parent = at(root, steps.subList(0, steps.size() - 1));
        if (steps.getLast() instanceof String name) {
            ((ObjectNode) parent).set(name, value);
        } else {
            ((ArrayNode) parent).set((Integer) steps.getLast(), value);
        }
    }

    private static void remove(ObjectNode root, List<Object> steps) {
        JsonNode parent = at(root, steps.subList(0, steps.size() - 1));
        if (steps.getLast() instanceof String name) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ArrayNode) parent).remove((int) (Integer) steps.getLast());
        }
    }

    private static void add(JsonNode container) {
        if (container instanceof ArrayNode array) {
            array.add("added");
        } else {
            ((ObjectNode) container).put("added", "added");
        }
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('['));
    }

    private static List<Object> with(List<Object> steps, Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return List.copyOf(longer);
    }

    /** A manifest of two services with everything that clients in the field write, and more. */
    private static void fill(ObjectNode manifest) {
        JsonNode wasm = manifest.remove("wasm");
        JsonNode abi = manifest.remove("abi");
        ArrayNode services = manifest.putArray("services");
        for (String name : new String[] {"front", "back"}) {
            services.addObject()
                    .put("name", name)
                    .<ObjectNode>set("wasm", wasm.deepCopy())
                    .set("abi", abi.deepCopy());
        }
        ObjectNode interfaces = manifest.putObject("interfaces");
        interfaces.putArray("exports").add("counter");
        interfaces.putArray("uses").add("clock").add("log");
        manifest.putArray("owners").add(Bundles.KEY.signerId().value());
        manifest.putArray("migrations").addObject().put("from", 1).put("method", "up");
        manifest.put("number", 9007199254740991L).put("flag", true).putNull("nothing");
        manifest.putObject("deep")
                .putObject("er")
                .putArray("est")
                .add(1)
                .addArray()
                .add(2);
        ((ObjectNode) manifest.get("metadata"))
                .put("category", "games")
                .putObject("links")
                .put("frontend", "https://a.b");
    }
}
