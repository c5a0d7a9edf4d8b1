package registry.web.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers in which a proxy says for whom it asks; each proxy adds to the end. */
enum ForwardingHeader {
    /** A list of addresses. */
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        Optional<ClientAddress> address(String hop) {
            return node(hop);
        }
    },
    /** RFC 7239: a list of {@code for=…;by=…;proto=…}. */
    FORWARDED("Forwarded") {
        @Override
        Optional<ClientAddress> address(String hop) {
            List<String> nodes = new ArrayList<>();
            for (String pair : hop.split(";", -1)) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length == 2 && parts[0].toLowerCase(Locale.ROOT).equals("for")) {
                    nodes.add(parts[1]);
                }
            }
            return nodes.size() == 1 ? node(nodes.getFirst()) : Optional.empty();
        }
    };

    /** An address with or without a port (RFC 7239 §6); IPv6 also without brackets, as many proxies send it. */
    private static final Pattern NODE = Pattern.compile("\\[(?<six>[^]%]*)(?:%[^]]*)?](?::[\\w.-]*)?"
            + "|(?<four>[0-9.]+)(?::[\\w.-]*)?"
            + "|(?<bare>[^\\[\\]%]*)(?:%.*)?");

    private final String text;

    ForwardingHeader(String text) {
        this.text = text;
    }

    HeaderName headerName() {
        return HeaderNames.create(text);
    }

    /**
     * What the proxies added, first one first.
     *
     * <p>A comma always separates, within quotes too: no address contains one, and a client must not be able to open a
     * quotation that swallows what the proxies add.
     */
    List<String> hops(Headers headers) {
        HeaderName name = headerName();
        if (!headers.contains(name)) {
            return List.of();
        }
        List<String> hops = new ArrayList<>();
        for (String value : headers.get(name).allValues()) {
            for (String hop : value.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        return hops;
    }

    /** The address in one hop; empty when it is hidden, unknown or no address at all. */
    abstract Optional<ClientAddress> address(String hop);

    private static Optional<ClientAddress> node(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        Matcher node = NODE.matcher(quoted ? text.substring(1, text.length() - 1) : text);
        if (!node.matches()) {
            return Optional.empty();
        }
        for (String form : List.of("six", "four", "bare")) {
            String address = node.group(form);
            if (address != null) {
                return ClientAddress.parse(address);
            }
        }
        return Optional.empty();
    }
}
