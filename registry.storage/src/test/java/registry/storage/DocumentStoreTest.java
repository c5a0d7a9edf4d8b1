package registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.StoredRecord;

class DocumentStoreTest {
    @Test
    void readsBackEveryNameAndTextItWrote() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("\ud83d\ude00", "\ud83d\ude00")
                .put("n".repeat(60_000), "t".repeat(1_000_000))
                .put("\u0000\u2028", 1);
        assertThat(decode(DocumentStore.encode(json))).isEqualTo(json);
    }

    @Test
    void readsEscapedCharactersBeyondTheBasicPlaneInNames() {
        byte[] stored = "{\"\\ud83d\\ude00\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(decode(stored).properties())
                .singleElement()
                .satisfies(member -> assertThat(member.getKey()).isEqualTo("\ud83d\ude00"));
    }

    @Test
    void showsNothingOfWhatIsStored() {
        StoredRecord record = new StoredRecord("keys/x", "{\"secret\":\"hidden\"}".getBytes(StandardCharsets.UTF_8), 7);
        assertThat(DocumentStore.decode(record)).hasToString("keys/x at revision 7");
    }

    @Test
    void namesTheRecordThatIsNoDocument() {
        for (String text : new String[] {"", "[]", "{", "{} x"}) {
            assertThatThrownBy(() -> decode(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.STORAGE_CORRUPT))
                    .hasMessageContaining("'a/key'");
        }
    }

    private static ObjectNode decode(byte[] value) {
        return DocumentStore.decode(new StoredRecord("a/key", value, 1)).json();
    }
}
