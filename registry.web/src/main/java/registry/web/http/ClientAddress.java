package registry.web.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The IP address of a client. IPv4 addresses in IPv6 form (RFC 4291 §2.5.5.2) are IPv4 addresses. */
public record ClientAddress(InetAddress address) {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    private static final int LONGEST = 45; // an IPv4 address in full IPv6 form
    private static final int GROUPS = 8;
    private static final int NETWORK_GROUPS = 4;

    /** The address that {@code text} is, if it is one: no name, no port, no brackets, no zone. Never asks anybody. */
    static Optional<ClientAddress> parse(String text) {
        if (text.length() > LONGEST
                || !(IPV4.matcher(text).matches() || IPV6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ClientAddress(InetAddress.ofLiteral(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // such as 1.2.3.999
        }
    }

    /** For people and records: {@code 192.0.2.1}, or an IPv6 address as RFC 5952 §4 writes it, without a zone. */
    public String text() {
        return address instanceof Inet4Address ? address.getHostAddress() : shorten(groups());
    }

    /**
     * What is counted as one client: an IPv4 address, or the 64 bits of an IPv6 address that one subscriber gets at least
     * (RFC 6177 §2), such as {@code 2001:db8:0:1::/64}.
     */
    public String network() {
        if (address instanceof Inet4Address) {
            return text();
        }
        int[] groups = groups();
        for (int i = NETWORK_GROUPS; i < GROUPS; i++) {
            groups[i] = 0;
        }
        return shorten(groups) + "/64";
    }

    /** As {@link #text}. */
    @Override
    public String toString() {
        return text();
    }

    private int[] groups() {
        byte[] bytes = address.getAddress();
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        return groups;
    }

    /** The first of the longest runs of at least two zeros is left out. */
    private static String shorten(int[] groups) {
        int start = 0;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zeros(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return length == 1
                ? join(groups, 0, GROUPS)
                : join(groups, 0, start) + "::" + join(groups, start + length, GROUPS);
    }

    private static int zeros(int[] groups, int from) {
        int to = from;
        while (to < GROUPS && groups[to] == 0) {
            to++;
        }
        return to - from;
    }

    private static String join(int[] groups, int from, int to) {
        StringJoiner joiner = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            joiner.add(Integer.toHexString(groups[i]));
        }
        return joiner.toString();
    }
}
