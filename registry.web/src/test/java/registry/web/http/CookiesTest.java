package registry.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ConfigScope;
import registry.api.RegistryException;

class CookiesTest {
    private static final String TOKEN = "A".repeat(43);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n=v|v",
                "a=b; n=v|v",
                "a=b;n=v;c=d|v",
                "  n = v  |v",
                "n=\"v\"|v",
                "n=a%20b|a b",
                "n=a+b|a+b",
                "n=%C3%A9|é",
                "n=100%|100%",
                "n=%zz%41|%zz%41",
                "n=a=b==|a=b==",
                "n=|''",
                "n;n=v|v",
                ";;=;=x;n=v|v",
                "N=w; n=v|v",
                "n=\"|\""
            })
    void readsWhateverClientsSend(String header, String value) {
        assertThat(CookieHeader.values(headers(header), "n")).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "=", "n", "nn=v", "xn=v", "a=n=v", "\"n=v\""})
    void findsNothingWhereNothingIs(String header) {
        assertThat(CookieHeader.values(headers(header), "n")).isEmpty();
    }

    @Test
    void readsSeveralCookiesOfOneNameAndSeveralHeaders() {
        assertThat(CookieHeader.values(headers("n=1; n=2", "n=3"), "n")).containsExactly("1", "2", "3");
        assertThat(CookieHeader.values(WritableHeaders.create(), "n")).isEmpty();
    }

    @Test
    void readsHugeHeaders() {
        String many = "a=b;".repeat(100_000) + "n=v;" + "%".repeat(100_000);
        assertThat(CookieHeader.values(headers(many), "n")).containsExactly("v");
    }

    @Test
    void prefersTheCookieThatLooksLikeItsOwn() {
        Cookies cookies = cookies(Map.of());
        WritableHeaders<?> planted = headers("app_registry_session=evil; app_registry_session=a.b.c; "
                + "app_registry_session_refresh=; app_registry_session_refresh=x; app_registry_session_refresh="
                + TOKEN);
        assertThat(cookies.session(planted)).contains("a.b.c");
        assertThat(cookies.refresh(planted)).contains(TOKEN);
        WritableHeaders<?> junk = headers("app_registry_session=; app_registry_session_refresh=junk");
        assertThat(cookies.session(junk)).isEmpty();
        assertThat(cookies.refresh(junk)).contains("junk");
        assertThat(cookies.loginState(headers("oauth_state=; oauth_state=s"))).contains("s");
    }

    @Test
    void noticesItsCookiesWhateverIsInThem() {
        Cookies cookies = cookies(Map.of());
        assertThat(cookies.areIn(headers("app_registry_session="))).isTrue();
        assertThat(cookies.areIn(headers("x=y; app_registry_session_refresh=junk")))
                .isTrue();
        assertThat(cookies.areIn(headers("app_registry_sessions=x; oauth_state=y")))
                .isFalse();
    }

    @Test
    void takesAnotherName() {
        Cookies cookies = cookies(Map.of("session.cookie-name", "my-session"));
        assertThat(cookies.session(headers("my-session=a.b.c"))).contains("a.b.c");
        assertThat(cookies.refresh(headers("my-session_refresh=" + TOKEN))).contains(TOKEN);
        assertThat(cookies.session(headers("app_registry_session=a.b.c"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;b", "a=b", "é", "oauth_state", "__Host-session", "__host-session", "\"a\""})
    void refusesNamesThatBrowsersWouldNotTake(String name) {
        assertThatThrownBy(() -> cookies(Map.of("session.cookie-name", name)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("registry.session.cookie-name");
        assertThatThrownBy(() -> cookies(Map.of("session.cookie-name", "a".repeat(65))))
                .isInstanceOf(RegistryException.class);
    }

    private static Cookies cookies(Map<String, String> settings) {
        ConfigScope registry = ConfigScope.of("registry", settings);
        return Cookies.of(registry, PublicUrl.of(registry));
    }

    private static WritableHeaders<?> headers(String... cookies) {
        return WritableHeaders.create().add(HeaderValues.create(HeaderNames.COOKIE, List.of(cookies)));
    }
}
