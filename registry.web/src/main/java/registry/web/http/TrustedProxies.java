package registry.web.http;

import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/**
 * Finds out who asks when a reverse proxy asks for somebody else. What such a proxy says is believed only if it is
 * configured as trusted, and what it passes on from the client is believed only as far as the next address that is not.
 * Immutable.
 */
public final class TrustedProxies {
    private static final String TRUSTED = "proxy.trusted";
    private static final String HEADER = "proxy.header";

    private final List<AddressRange> trusted;
    private final ForwardingHeader header;

    TrustedProxies(List<AddressRange> trusted, ForwardingHeader header) {
        this.trusted = List.copyOf(trusted);
        this.header = header;
    }

    /**
     * Reads {@code proxy.trusted} (addresses and ranges separated by commas; default none, not even loopback) and
     * {@code proxy.header} ({@code x-forwarded-for}, the default, or {@code forwarded}: RFC 7239). Only one of the headers
     * is read, since a proxy that sets one of them passes the other on as the client made it up.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID}
     */
    public static TrustedProxies of(ConfigScope registry) {
        List<AddressRange> trusted = new ArrayList<>();
        for (String text : registry.text(TRUSTED).orElse("").split(",", -1)) {
            if (!text.isBlank()) {
                trusted.add(AddressRange.parse(text.strip())
                        .orElseThrow(() -> registry.invalid(
                                TRUSTED,
                                "must be addresses and ranges such as 10.0.0.0/8 or fd00::1, separated by commas, no"
                                        + " range with bits behind its prefix and none of all addresses, not '"
                                        + text.strip() + "'")));
            }
        }
        return new TrustedProxies(
                trusted, registry.choice(HEADER, ForwardingHeader.class, ForwardingHeader.X_FORWARDED_FOR));
    }

    /** The address of the client that made this request. Never fails, whatever the headers say. */
    public ClientAddress clientOf(ServerRequest request) {
        return client(peer(request.remotePeer().address()), request.headers());
    }

    /** Whether a reverse proxy had a hand in this request, trusted or not. */
    static boolean isForwarded(Headers headers) {
        for (ForwardingHeader header : ForwardingHeader.values()) {
            if (headers.contains(header.headerName())) {
                return true;
            }
        }
        return false;
    }

    /** Goes back from proxy to proxy: who sent the request to the last one, who to the one before … */
    ClientAddress client(ClientAddress peer, Headers headers) {
        ClientAddress client = peer;
        if (!trusts(client)) {
            return client;
        }
        for (String hop : header.hops(headers).reversed()) {
            Optional<ClientAddress> previous = header.address(hop);
            if (previous.isEmpty()) {
                return client;
            }
            client = previous.get();
            if (!trusts(client)) {
                return client;
            }
        }
        return client;
    }

    private boolean trusts(ClientAddress address) {
        for (AddressRange range : trusted) {
            if (range.contains(address.address())) {
                return true;
            }
        }
        return false;
    }

    private static ClientAddress peer(SocketAddress address) {
        return new ClientAddress(
                address instanceof InetSocketAddress internet && internet.getAddress() != null
                        ? internet.getAddress()
                        : InetAddress.getLoopbackAddress()); // a socket of this machine without an address
    }
}
