package registry.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ConfigScope;
import registry.api.RegistryException;

class CorsOriginsTest {
    @Test
    void knowsExactlyTheConfiguredOrigins() {
        CorsOrigins origins = origins("https://App.example.com:443/, tauri://localhost,http://localhost:5173 ,");
        for (String known : new String[] {"https://app.example.com", "tauri://localhost", "http://localhost:5173"}) {
            assertThat(origins.contains(known)).as(known).isTrue();
        }
        for (String unknown : new String[] {
            "",
            "null",
            "*",
            "http://app.example.com",
            "https://app.example.com:8443",
            "https://app.example.com.evil.example",
            "https://evil.example/?https://app.example.com",
            "https://localhost",
            "http://localhost"
        }) {
            assertThat(origins.contains(unknown)).as(unknown).isFalse();
        }
        assertThat(origins.isEmpty()).isFalse();
    }

    @Test
    void areNoneUnlessConfigured() {
        assertThat(origins("").isEmpty()).isTrue();
        assertThat(origins(" , ").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "app.example.com",
                "https://*.example.com",
                "https://app.example.com/path",
                "https://",
                "https://app.example.com, *",
                "https://me@app.example.com",
                "file:///",
                "https://a.example b.example"
            })
    void refusePatternsAndWhatIsNoOrigin(String configured) {
        assertThatThrownBy(() -> origins(configured))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("registry.cors.origins");
    }

    private static CorsOrigins origins(String configured) {
        return CorsOrigins.of(ConfigScope.of("registry", Map.of("cors.origins", configured)));
    }
}
