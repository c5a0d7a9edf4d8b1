package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnPathTest {
    @Test
    void takesPagesOfThisRegistry() {
        for (String path :
                List.of("/", "/my-packages", "/apps/com.example.x?tab=1&x=%2F%2Fy", "/a//b", "/orgs#members")) {
            assertThat(ReturnPath.parse(path)).as(path).map(ReturnPath::text).contains(path);
        }
    }

    @Test
    void takesNothingThatLeadsElsewhere() {
        for (String path : List.of(
                "",
                "my-packages",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "\t//evil.example",
                " /x",
                "/x y",
                "/x\r\nSet-Cookie: a=b",
                "/x\u0000",
                "/\u00e4",
                "/x%zz",
                "https://evil.example/",
                "https:evil.example",
                "javascript:alert(1)",
                "/" + "x".repeat(ReturnPath.MAX_LENGTH))) {
            assertThat(ReturnPath.parse(path)).as(path).isEmpty();
        }
        assertThatThrownBy(() -> new ReturnPath("//evil.example")).isInstanceOf(IllegalArgumentException.class);
    }
}
