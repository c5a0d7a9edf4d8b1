package registry.development;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import registry.api.spi.DevelopmentIssuer;

/**
 * The registry as the issuer knows it.
 *
 * @param id its name here
 * @param secret proves that it is the registry
 * @param callback where people are sent back to
 */
record Client(ClientID id, Secret secret, DevelopmentIssuer.Callback callback) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    /** Tells whether a request for {@code clientId} may send people to {@code redirect}. */
    boolean receivesAt(@Nullable ClientID clientId, @Nullable URI redirect) {
        return id.equals(clientId)
                && redirect != null
                && "http".equals(redirect.getScheme())
                && redirect.getHost() != null
                && LOOPBACK.contains(redirect.getHost())
                && redirect.getRawUserInfo() == null
                && (callback.port() == 0 || callback.port() == redirect.getPort())
                && callback.path().equals(redirect.getRawPath())
                && redirect.getRawQuery() == null
                && redirect.getRawFragment() == null;
    }

    /** Tells whether {@code proof} is its own. The library compares digests, in constant time. */
    boolean isProvenBy(@Nullable ClientAuthentication proof) {
        return proof instanceof PlainClientSecret plain
                && id.equals(plain.getClientID())
                && secret.equals(plain.getClientSecret());
    }
}
