package registry.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.6/31, 192.0.2.7, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.1.2.3, 10.1.2.3, true",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fc00::1, false",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "128.0.0.0/1, 255.0.0.1, true",
        "10.0.0.0/8, a00::, false",
        "a00::/8, 10.0.0.1, false"
    })
    void knowsItsAddresses(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(range)
                        .orElseThrow()
                        .contains(ClientAddress.parse(address).orElseThrow().address()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/x",
                "10.0.0.1/8",
                "fd00::1/64",
                "10.0.0.0/8/8",
                "proxy.example.com",
                "0.0.0.0/0",
                "::/0",
                "[::1]",
                "::ffff:10.0.0.0/104",
                "10.0.0.0/4294967304"
            })
    void refusesWhatIsNoRangeOrEveryAddress(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }
}
