package registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.RegistryException;

class FieldsTest {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final Fields fields = Fields.of(new Document("thing/1", json, 1));

    @Test
    void readsEveryType() {
        json.put("text", "a").put("number", 7).put("flag", true).put("instant", "2026-03-01T10:00:00Z");
        json.putArray("texts").add("x").add("y");

        assertThat(fields.text("text")).isEqualTo("a");
        assertThat(fields.number("number")).isEqualTo(7);
        assertThat(fields.flag("flag")).isTrue();
        assertThat(fields.instant("instant")).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(fields.texts("texts")).containsExactly("x", "y");
    }

    @Test
    void takesWhatIsOptionalAsAbsent() {
        assertThat(fields.optionalText("text")).isEmpty();
        assertThat(fields.optionalInstant("instant")).isEmpty();
        assertThat(fields.flag("flag")).isFalse();
        assertThat(fields.texts("texts")).isEmpty();
    }

    @Test
    void namesTheRecordAndTheMemberThatIsDamaged() {
        json.put("number", 1.5).put("flag", "yes").put("instant", "yesterday").put("text", 1);
        json.putArray("texts").add(1);

        refuses(() -> fields.text("missing"), "missing");
        refuses(() -> fields.optionalText("text"), "text");
        refuses(() -> fields.number("number"), "number");
        refuses(() -> fields.number("missing"), "missing");
        refuses(() -> fields.flag("flag"), "flag");
        refuses(() -> fields.instant("instant"), "instant");
        refuses(() -> fields.texts("texts"), "texts");
    }

    private static void refuses(ThrowingCallable call, String member) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.STORAGE_CORRUPT))
                .hasMessageContaining("thing/1")
                .hasMessageContaining("'" + member + "'");
    }
}
