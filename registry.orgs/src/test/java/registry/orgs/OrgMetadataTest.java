package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.RegistryException;

class OrgMetadataTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keepsWhatPeopleSayInTheirOrder() {
        JsonNode said = json("""
            {"website": " https://acme.example ", "description": "Two\\nlines", "email": "Hello@Acme.example",
             "github": "acme", "twitter": "@acme", "location": "Berlin", "motto": "First!", "empty": "  ",
             "nothing": null}
            """);

        OrgMetadata metadata = OrgMetadata.parse(said);

        assertThat(metadata.members().keySet())
                .containsExactly("website", "description", "email", "github", "twitter", "location", "motto");
        assertThat(metadata.members())
                .containsEntry("website", "https://acme.example")
                .containsEntry("email", "hello@acme.example")
                .containsEntry("description", "Two\nlines");
        assertThat(OrgMetadata.parse(metadata.json())).isEqualTo(metadata);
    }

    @Test
    void acceptsAddressesWhereNamesAreUsual() {
        assertThat(OrgMetadata.parse(json("{\"github\": \"https://github.com/acme\"}"))
                        .members())
                .containsEntry("github", "https://github.com/acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"website\": \"javascript:alert(1)\"}",
                "{\"website\": \"acme.example\"}",
                "{\"website\": \"https://\"}",
                "{\"website\": \"https://user:secret@acme.example\"}",
                "{\"website\": \"https://acme.example/ x\"}",
                "{\"email\": \"nobody\"}",
                "{\"github\": \"javascript:alert(1)\"}",
                "{\"twitter\": \"a/b\"}",
                "{\"location\": \"Ber\\nlin\"}",
                "{\"description\": \"a\\u0007b\"}",
                "{\"description\": \"a\\ud800b\"}",
                "{\"description\": \"a\\u202eb\"}",
                "{\"location\": \"Ber\\u2066lin\"}",
                "{\"motto\": \"a\\u200bb\"}",
                "{\"motto\": 7}",
                "{\"motto\": {\"x\": \"y\"}}",
                "{\"motto\": [\"x\"]}"
            })
    void namesTheMemberThatIsWrong(String said) {
        String name = json(said).fieldNames().next();
        assertThatThrownBy(() -> OrgMetadata.parse(json(said)))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.INVALID_PARAMS))
                .hasMessageContaining("metadata." + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "\"text\"", "7", "null", "{\"_verified\": \"x\"}", "{\"\": \"x\"}", "{\"a b\": \"x\"}"})
    void refusesWhatIsNoObjectOfNamedStrings(String said) {
        assertThatThrownBy(() -> OrgMetadata.parse(json(said)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("metadata");
    }

    @ParameterizedTest
    @CsvSource({"description, 4000", "motto, 4000", "location, 200"})
    void boundsTheLengthOfTexts(String name, int most) {
        ObjectNode fits = JsonNodeFactory.instance.objectNode().put(name, "x".repeat(most));
        ObjectNode tooLong = JsonNodeFactory.instance.objectNode().put(name, "x".repeat(most + 1));

        assertThat(OrgMetadata.parse(fits).members()).containsKey(name);
        assertThatThrownBy(() -> OrgMetadata.parse(tooLong)).hasMessageContaining(name);
    }

    @Test
    void boundsTheWhole() {
        ObjectNode large = JsonNodeFactory.instance.objectNode();
        ObjectNode many = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 5; i++) {
            large.put("text" + i, "x".repeat(4000));
        }
        for (int i = 0; i < 51; i++) {
            many.put("text" + i, "x");
        }

        assertThatThrownBy(() -> OrgMetadata.parse(large)).hasMessageContaining("16384");
        assertThatThrownBy(() -> OrgMetadata.parse(many)).hasMessageContaining("50");
        large.remove("text4");
        many.remove("text50");
        assertThat(OrgMetadata.parse(large).members()).hasSize(4);
        assertThat(OrgMetadata.parse(many).members()).hasSize(50);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
