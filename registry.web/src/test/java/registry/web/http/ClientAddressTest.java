package registry.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "0:0:0:0:0:ffff:c000:201, 192.0.2.1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "fe80:0:0:0:1:2:3:4, fe80::1:2:3:4",
        "0:0:0:0:0:0:0:0, ::",
        "::1, ::1",
        "1::, 1::"
    })
    void writesAnAddressInOneWay(String text, String written) {
        assertThat(ClientAddress.parse(text).orElseThrow().text()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff::, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8::/64",
        "::1, ::/64",
        "0:0:0:1::, 0:0:0:1::/64"
    })
    void countsASubscriberAsOne(String text, String network) {
        assertThat(ClientAddress.parse(text).orElseThrow().network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "localhost", "example.com", "1.2.3", "1", "1.2.3.4.5", "1.2.3.256", "1.2.3.999", "0x7f.0.0.1",
                "1.2.3.4:80", "[::1]", "fe80::1%eth0", ":::", "1:2:3", "12345::", "::1 ", "unknown", "::ffff:1.2.3.4.5",
                "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa"
            })
    void takesNothingElseForAnAddress(String text) {
        assertThat(ClientAddress.parse(text)).isEmpty();
    }
}
