package registry.signing.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrettyJsonTest {
    @Test
    void writesTheLayoutOfTheToolsInTheField() {
        byte[] json = "{\"b\":[1,{\"c🚀\":\"é🚀\"}],\"a\":{},\"d\":[],\"e\":null}".getBytes(UTF_8);

        assertThat(new String(PrettyJson.write(StrictJson.parse(json)), UTF_8)).isEqualTo("""
                {
                  "b": [
                    1,
                    {
                      "c🚀": "é🚀"
                    }
                  ],
                  "a": {},
                  "d": [],
                  "e": null
                }""");
    }
}
