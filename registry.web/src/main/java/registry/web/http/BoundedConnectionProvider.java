package registry.web.http;

import io.helidon.common.Weight;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ProtocolConfigs;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelectorProvider;
import java.util.Set;

/**
 * Gives every connection to Helidon's HTTP/1.1, with bounded memory per connection and with the registry's own answers to
 * what cannot be parsed. Found by the web server with {@link java.util.ServiceLoader}; comes before Helidon's own and
 * leaves it nothing.
 */
@Weight(1_000)
public final class BoundedConnectionProvider implements ServerConnectionSelectorProvider<Http1Config> {
    /** For {@link java.util.ServiceLoader}. */
    public BoundedConnectionProvider() {}

    @Override
    public Class<Http1Config> protocolConfigType() {
        return Http1Config.class;
    }

    @Override
    public String protocolType() {
        return "http_1_1";
    }

    @Override
    public ServerConnectionSelector create(String listener, Http1Config config, ProtocolConfigs configs) {
        Http1Config watched = Http1Config.builder(config)
                .addReceiveListener(new HeadersListener())
                .build();
        return new Selector(Http1ConnectionSelector.builder().config(watched).build(), SilenceWatch.start());
    }

    /** Tells a connection where in a request it is. */
    private static final class HeadersListener implements Http1ConnectionListener {
        @Override
        public void prologue(ConnectionContext context, HttpPrologue prologue) {
            if (context instanceof BoundedConnection connection) {
                connection.headersBegin();
            }
        }

        @Override
        public void headers(ConnectionContext context, Headers headers) {
            if (context instanceof BoundedConnection connection) {
                connection.headersEnd();
            }
        }
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
