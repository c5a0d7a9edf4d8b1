package registry.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import registry.api.RegistryException;
import registry.web.http.WebError;

class JsonBodyTest {
    @Test
    void takesAnEmptyBodyForAnEmptyObject() {
        assertThat(body("").json().isEmpty()).isTrue();
    }

    @Test
    void readsMembers() {
        JsonBody body = body("{\"a\":\"x\",\"b\":[\"y\",\"z\"],\"c\":\"2030-01-31T12:00:00.5+02:00\",\"d\":true}");
        assertThat(body.text("a")).isEqualTo("x");
        assertThat(body.optionalTexts("b").orElseThrow()).containsExactly("y", "z");
        assertThat(body.optionalInstant("c")).contains(Instant.parse("2030-01-31T10:00:00.5Z"));
        assertThat(body.flag("d")).isTrue();
    }

    @Test
    void takesNullForAbsentUnlessAskedForTheMemberItself() {
        JsonBody body = body("{\"a\":null}");
        assertThat(body.optionalText("a")).isEmpty();
        assertThat(body.optionalTexts("a")).isEmpty();
        assertThat(body.optionalInstant("a")).isEmpty();
        assertThat(body.member("a")).isPresent();
        assertThat(body.member("b")).isEmpty();
    }

    @Test
    void namesTheMemberThatIsWrong() {
        JsonBody body = body("{\"a\":1,\"b\":[\"y\",2],\"c\":[\"y\",\"y\"],\"d\":{\"e\":\"f\"},\"e\":\"soon\"}");
        for (String name : List.of("a", "b", "missing")) {
            assertRefused(() -> body.text(name), name + " must be a string");
        }
        for (String name : List.of("a", "b", "c", "d", "e")) {
            assertRefused(() -> body.optionalTexts(name), name + " must be an array of different strings");
        }
        assertRefused(() -> body.optionalInstant("e"), "e must be a time");
        assertRefused(() -> body.flag("e"), "e must be true or false");
        assertRefused(() -> body.flag("missing"), "missing must be true or false");
    }

    @Test
    void refusesWhatIsNoObject() {
        for (String text : List.of("[]", "null", "{", "{\"a\":1,\"a\":2}", "\"x\"")) {
            assertRefused(() -> body(text), "the body");
        }
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(WebError.BAD_REQUEST))
                .hasMessageContaining(message);
    }

    private static JsonBody body(String text) {
        return JsonBody.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), WebError.BAD_REQUEST);
    }
}
