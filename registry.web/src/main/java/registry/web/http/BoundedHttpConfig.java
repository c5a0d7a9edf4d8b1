package registry.web.http;

import io.helidon.common.config.Config;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.spi.ProtocolConfig;
import io.helidon.webserver.spi.ProtocolConfigProvider;

/**
 * The configuration of {@link BoundedConnectionProvider}: that of HTTP/1.1 under a name of its own. The web server is told
 * to use no other protocol: with two to choose from it would wait for a connection's first byte by itself, for ever.
 */
public record BoundedHttpConfig(String name, Http1Config http) implements ProtocolConfig {
    static final String TYPE = "bounded_http_1_1";

    @Override
    public String type() {
        return TYPE;
    }

    /** Reads it. Found by the web server with {@link java.util.ServiceLoader}. */
    public static final class Provider implements ProtocolConfigProvider<BoundedHttpConfig> {
        /** For {@link java.util.ServiceLoader}. */
        public Provider() {}

        @Override
        public String configKey() {
            return TYPE;
        }

        /** There is nothing to configure but that it is there. */
        @Override
        @SuppressWarnings("removal") // the interface still asks for the old type
        public BoundedHttpConfig create(Config config, String name) {
            return new BoundedHttpConfig(
                    name,
                    Http1Config.builder()
                            .name(name)
                            .validateResponseHeaders(true)
                            // However much is logged: headers hold credentials.
                            .receiveLog(false)
                            .sendLog(false)
                            .addReceiveListener(new HeadersListener())
                            .build());
        }
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
}
