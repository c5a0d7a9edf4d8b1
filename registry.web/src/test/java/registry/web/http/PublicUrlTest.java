package registry.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ConfigScope;
import registry.api.RegistryException;

class PublicUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://apps.example.com, https://apps.example.com, true",
        "https://Apps.Example.COM/, https://apps.example.com, true",
        "HTTPS://apps.example.com:443, https://apps.example.com, true",
        "https://apps.example.com:8443, https://apps.example.com:8443, true",
        "https://[2001:DB8::1]:8443, https://[2001:db8::1]:8443, true",
        "http://localhost:8080, http://localhost:8080, false",
        "http://localhost:80, http://localhost, false",
        "http://127.0.0.2:8080/, http://127.0.0.2:8080, false",
        "http://[::1]:8080, http://[::1]:8080, false"
    })
    void isTheOriginThatIsConfigured(String configured, String origin, boolean secure) {
        PublicUrl url = configured(configured);
        assertThat(url.origin("evil.example.com", true)).hasToString(origin);
        assertThat(url.isSecure()).isEqualTo(secure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps.example.com",
                "https://",
                "https:///",
                "//apps.example.com",
                "ftp://apps.example.com",
                "https://apps.example.com/registry",
                "https://apps.example.com//",
                "https://apps.example.com?x",
                "https://apps.example.com#x",
                "https://me@apps.example.com",
                "https://apps.example.com:99999",
                "http://apps.example.com",
                "http://192.0.2.1:8080",
                "http://localhost.example.com",
                "null",
                "*",
                "https://a b",
                "https://bücher.example",
                "mailto:x@example.com",
                "https://a.example, https://b.example"
            })
    void refusesWhatIsNoOriginOrUnsafe(String configured) {
        assertThatThrownBy(() -> configured(configured))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("registry.public-url");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080",
        "LOCALHOST, http://localhost",
        "127.0.0.1:9000, http://127.0.0.1:9000",
        "[::1]:9000, http://[::1]:9000"
    })
    void believesAHostThatIsThisMachineWhenNothingIsConfigured(String host, String origin) {
        PublicUrl url = PublicUrl.of(ConfigScope.of("registry", Map.of()));
        assertThat(url.origin(host, false)).hasToString(origin);
        assertThat(url.isSecure()).isFalse();
        assertThatThrownBy(() -> url.origin(host, true)).hasMessageContaining("registry.public-url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example.com",
                "localhost.example.com",
                "localhost@evil.example.com",
                "127.0.0.1.example.com",
                "localhost/../x",
                "localhost?x",
                "localhost#x",
                "192.0.2.1",
                "[::2]",
                ":8080",
                "localhost:x",
                "[::1"
            })
    void believesNoOtherHost(String host) {
        PublicUrl url = PublicUrl.of(ConfigScope.of("registry", Map.of()));
        assertThatThrownBy(() -> url.origin(host, false))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("registry.public-url");
    }

    @Test
    void keepsTheOriginWhateverPathIsAskedFor() {
        URI origin = URI.create("https://apps.example.com");
        assertThat(PublicUrl.resolve(origin, "/api/auth/login/x/callback"))
                .hasToString("https://apps.example.com/api/auth/login/x/callback");
        assertThat(PublicUrl.resolve(origin, "//evil.example.com").getHost()).isEqualTo("apps.example.com");
        assertThatThrownBy(() -> PublicUrl.resolve(origin, "@evil.example.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PublicUrl configured(String text) {
        return PublicUrl.of(ConfigScope.of("registry", Map.of("public-url", text)));
    }
}
