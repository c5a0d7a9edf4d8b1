package registry.web.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The addresses that share their first bits (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param base its other bits are zero
 * @param bits how many bits are shared, at least one
 */
record AddressRange(InetAddress base, int bits) {
    /** {@code 10.0.0.0/8}, {@code fd00::/8}, or one address; empty for anything else. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> base =
                ClientAddress.parse(slash < 0 ? text : text.substring(0, slash)).map(ClientAddress::address);
        if (base.isEmpty()) {
            return Optional.empty();
        }
        int all = base.get().getAddress().length * Byte.SIZE;
        Optional<Integer> bits = slash < 0 ? Optional.of(all) : number(text.substring(slash + 1), all);
        return bits.map(count -> new AddressRange(base.get(), count)).filter(AddressRange::isWellFormed);
    }

    boolean contains(InetAddress address) {
        byte[] wanted = base.getAddress();
        byte[] given = address.getAddress();
        if (given.length != wanted.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (bit(wanted, bit) != bit(given, bit)) {
                return false;
            }
        }
        return true;
    }

    /** A base with more bits than are shared says two things at once, and which one is meant cannot be known. */
    private boolean isWellFormed() {
        byte[] bytes = base.getAddress();
        for (int bit = bits; bit < bytes.length * Byte.SIZE; bit++) {
            if (bit(bytes, bit) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] bytes, int bit) {
        return (bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE)) & 1;
    }

    private static Optional<Integer> number(String text, int most) {
        return text.matches("[1-9][0-9]{0,2}")
                ? Optional.of(Integer.parseInt(text)).filter(number -> number <= most)
                : Optional.empty();
    }
}
