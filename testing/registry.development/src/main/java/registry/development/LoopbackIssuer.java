package registry.development;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.DevelopmentIssuer;

/** Starts development issuers on {@value #HOST}. */
public final class LoopbackIssuer implements DevelopmentIssuer {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 64;

    /** For {@link java.util.ServiceLoader}. */
    public LoopbackIssuer() {}

    @Override
    public Running start(int port, Callback callback) {
        return start(port, callback, Clock.systemUTC());
    }

    static IssuerServer start(int port, Callback callback, Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), BACKLOG);
            URI issuer = URI.create("http://" + HOST + ":" + server.getAddress().getPort());
            Client client = new Client(new ClientID("registry"), new Secret(), callback);
            return IssuerServer.start(server, issuer, client, clock);
        } catch (IOException e) {
            throw new RegistryException(
                    ApiError.CONFIG_INVALID,
                    "the development sign-in cannot listen on " + HOST + " port " + port + " (" + e.getMessage()
                            + "); stop what listens there, or choose another with registry.development.port",
                    e);
        }
    }
}
