package registry.web.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ProtocolConfigs;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelectorProvider;
import java.util.Set;

/**
 * Gives every connection to Helidon's HTTP/1.1, with bounded memory per connection and with the registry's own answers to
 * what cannot be parsed. Found by the web server with {@link java.util.ServiceLoader}; the only protocol that is
 * configured.
 */
public final class BoundedConnectionProvider implements ServerConnectionSelectorProvider<BoundedHttpConfig> {
    /** For {@link java.util.ServiceLoader}. */
    public BoundedConnectionProvider() {}

    @Override
    public Class<BoundedHttpConfig> protocolConfigType() {
        return BoundedHttpConfig.class;
    }

    @Override
    public String protocolType() {
        return BoundedHttpConfig.TYPE;
    }

    @Override
    public ServerConnectionSelector create(String listener, BoundedHttpConfig config, ProtocolConfigs configs) {
        return new Selector(
                Http1ConnectionSelector.builder().config(config.http()).build(), SilenceWatch.start());
    }

    private record Selector(Http1ConnectionSelector http, SilenceWatch watch) implements ServerConnectionSelector {
        @Override
        public int bytesToIdentifyConnection() {
            return 0;
        }

        /** Everything: HTTP/1.1 answers what it cannot read, where a connection without a selector is just dropped. */
        @Override
        public Support supports(BufferData data) {
            return Support.SUPPORTED;
        }

        @Override
        public Set<String> supportedApplicationProtocols() {
            return http.supportedApplicationProtocols();
        }

        @Override
        public ServerConnection connection(ConnectionContext context) {
            return http.connection(new BoundedConnection(context, watch));
        }
    }
}
