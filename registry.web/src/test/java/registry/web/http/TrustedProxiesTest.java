package registry.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ConfigScope;
import registry.api.RegistryException;

class TrustedProxiesTest {
    private static final String PROXY = "10.0.0.1";

    @Test
    void believesNobodyUnlessTold() {
        TrustedProxies none = proxies(Map.of());
        assertThat(client(none, "127.0.0.1", "X-Forwarded-For", "203.0.113.9")).isEqualTo("127.0.0.1");
        assertThat(client(none, "::1", "Forwarded", "for=203.0.113.9")).isEqualTo("::1");
        assertThat(client(none, "10.0.0.1", "X-Forwarded-For", "203.0.113.9")).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9|203.0.113.9",
                "6.6.6.6, 203.0.113.9|203.0.113.9",
                "6.6.6.6, 203.0.113.9, 10.2.3.4|203.0.113.9",
                "6.6.6.6, 203.0.113.9, fd00::7, 10.2.3.4|203.0.113.9",
                "203.0.113.9:51234|203.0.113.9",
                "[2001:db8::9]:51234|2001:db8::9",
                "[2001:db8::9]|2001:db8::9",
                "2001:db8::9|2001:db8::9",
                "fe80::9%eth0|fe80::9",
                "\"203.0.113.9\"|203.0.113.9",
                "::ffff:203.0.113.9|203.0.113.9",
                "::ffff:10.9.9.9|10.9.9.9",
                "10.3.3.3, 10.2.2.2|10.3.3.3"
            })
    void readsFromTheRightUpToTheFirstStranger(String forwarded, String client) {
        assertThat(client(trusting(""), PROXY, "X-Forwarded-For", forwarded)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ", ,",
                "unknown",
                "_hidden",
                "localhost",
                "203.0.113.9, garbage",
                "1.2.3.4.5",
                "[::1",
                "::1]",
                "999.1.1.1",
                "203.0.113.9, ",
                "\"",
                "\"203.0.113.9",
                "%",
                "[]",
                "0x1",
                "203.0.113.9 203.0.113.8"
            })
    void staysWithTheProxyWhenItMakesNoSense(String forwarded) {
        assertThat(client(trusting(""), PROXY, "X-Forwarded-For", forwarded)).isEqualTo(PROXY);
    }

    @Test
    void doesNotBelieveAStrangerBehindWhichATrustedAddressStands() {
        assertThat(client(trusting(""), "203.0.113.1", "X-Forwarded-For", "10.0.0.5"))
                .isEqualTo("203.0.113.1");
        assertThat(client(trusting(""), PROXY, "X-Forwarded-For", "10.0.0.5, 203.0.113.1"))
                .isEqualTo("203.0.113.1");
    }

    @Test
    void joinsHeadersThatCameInSeveralLines() {
        WritableHeaders<?> headers = WritableHeaders.create();
        headers.add(HeaderValues.create("X-Forwarded-For", "6.6.6.6"));
        headers.add(HeaderValues.create("X-Forwarded-For", "203.0.113.9"));
        assertThat(trusting("")
                        .client(ClientAddress.parse(PROXY).orElseThrow(), headers)
                        .text())
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9|203.0.113.9",
                "For=\"[2001:db8::9]:4711\"|2001:db8::9",
                "for=6.6.6.6, for=203.0.113.9;proto=https;by=10.0.0.1|203.0.113.9",
                "proto=https; for = 203.0.113.9|10.0.0.1",
                "by=10.0.0.1;for=203.0.113.9, for=10.4.4.4|203.0.113.9",
                "for=6.6.6.6;x=\", for=\"[2001:db8::9]\"|2001:db8::9",
                "for=\", for=203.0.113.9|203.0.113.9",
                "for=203.0.113.9;for=6.6.6.6|10.0.0.1",
                "for=_hidden|10.0.0.1",
                "for=unknown|10.0.0.1",
                "for=|10.0.0.1",
                "203.0.113.9|10.0.0.1",
                "proto=https|10.0.0.1"
            })
    void readsTheStandardHeaderWhenToldTo(String forwarded, String client) {
        TrustedProxies standard = trusting("forwarded");
        assertThat(client(standard, PROXY, "Forwarded", forwarded)).isEqualTo(client);
        assertThat(client(standard, PROXY, "X-Forwarded-For", "6.6.6.6")).isEqualTo(PROXY);
        assertThat(client(trusting("x-forwarded-for"), PROXY, "Forwarded", forwarded))
                .isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/8, nonsense", "0.0.0.0/0", "10.0.0.7/8"})
    void refusesToTrustWhatItCannotRead(String trusted) {
        assertThatThrownBy(() -> proxies(Map.of("proxy.trusted", trusted)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("registry.proxy.trusted");
    }

    private static TrustedProxies trusting(String header) {
        return proxies(Map.of("proxy.trusted", "10.0.0.0/8, fd00::/8,", "proxy.header", header));
    }

    private static TrustedProxies proxies(Map<String, String> values) {
        return TrustedProxies.of(ConfigScope.of("registry", values));
    }

    private static String client(TrustedProxies proxies, String peer, String header, String value) {
        WritableHeaders<?> headers = WritableHeaders.create();
        headers.set(HeaderNames.create(header), value);
        return proxies.client(ClientAddress.parse(peer).orElseThrow(), headers).text();
    }
}
