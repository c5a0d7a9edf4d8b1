package registry.auth.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An issuer as it describes itself (OpenID Connect Discovery 1.0 §3), as far as it is used here.
 *
 * @param algorithms how it signs ID tokens, those alone that need its private key
 * @param secretInBody whether the client's secret goes into the body, not into the header
 * @param namesItself whether it names itself when it sends browsers back (RFC 9207)
 * @param keys fetched when first needed, kept for some minutes, and fetched again for a key that is not among them,
 *     twice in half a minute at most
 */
record Endpoints(
        URI authorization,
        URI token,
        Optional<URI> userInfo,
        Set<JWSAlgorithm> algorithms,
        boolean secretInBody,
        boolean namesItself,
        JWKSource<SecurityContext> keys) {
    /** Never {@code none}; never HS256 and its like, whose key is a secret and must not be taken from the public keys. */
    private static final Set<JWSAlgorithm> ACCEPTED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final long KEYS_KEPT_MILLIS = 5 * 60_000;
    private static final long KEYS_PATIENCE_MILLIS = 2 * Transport.PATIENCE.toMillis();
    private static final long KEYS_REFETCH_MILLIS = 30_000;

    /**
     * Reads the description.
     *
     * @throws IOException with what is wrong, when this cannot be the description of the configured issuer
     */
    static Endpoints of(OIDCProviderMetadata metadata, IssuerConfig config, ResourceRetriever retriever)
            throws IOException {
        if (!config.issuer().equals(metadata.getIssuer().getValue())) {
            throw new IOException("it describes the issuer '" + metadata.getIssuer() + "'; if that is the right one, "
                    + "configure exactly that");
        }
        boolean encrypted = config.issuer().startsWith("https:");
        return new Endpoints(
                endpoint("authorization_endpoint", metadata.getAuthorizationEndpointURI(), encrypted),
                endpoint("token_endpoint", metadata.getTokenEndpointURI(), encrypted),
                metadata.getUserInfoEndpointURI() == null
                        ? Optional.empty()
                        : Optional.of(endpoint("userinfo_endpoint", metadata.getUserInfoEndpointURI(), encrypted)),
                algorithms(metadata),
                secretInBody(metadata, config),
                metadata.supportsAuthorizationResponseIssuerParam(),
                keys(endpoint("jwks_uri", metadata.getJWKSetURI(), encrypted), retriever));
    }

    private static URI endpoint(String name, @Nullable URI address, boolean encrypted) throws IOException {
        if (address == null) {
            throw new IOException("its description lacks " + name);
        }
        Optional<String> problem = SafeAddress.problem(address);
        if (problem.isPresent() || (encrypted && !"https".equalsIgnoreCase(address.getScheme()))) {
            throw new IOException("its " + name + " " + problem.orElse("must begin with https://, as its name does"));
        }
        return address;
    }

    private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) throws IOException {
        List<JWSAlgorithm> offered =
                Objects.requireNonNullElse(metadata.getIDTokenJWSAlgs(), List.of(JWSAlgorithm.RS256));
        Set<JWSAlgorithm> accepted =
                offered.stream().filter(ACCEPTED::contains).collect(Collectors.toUnmodifiableSet());
        if (accepted.isEmpty()) {
            throw new IOException("it signs ID tokens with " + offered + " alone, which is not accepted");
        }
        return accepted;
    }

    private static boolean secretInBody(OIDCProviderMetadata metadata, IssuerConfig config) throws IOException {
        List<ClientAuthenticationMethod> offered = Objects.requireNonNullElse(
                metadata.getTokenEndpointAuthMethods(), List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
        if (config.clientSecret().isEmpty() || offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
            return false;
        }
        if (!offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
            throw new IOException("it takes no client secret, but " + offered);
        }
        return true;
    }

    private static JWKSource<SecurityContext> keys(URI address, ResourceRetriever retriever) throws IOException {
        try {
            return JWKSourceBuilder.<SecurityContext>create(address.toURL(), retriever)
                    .cache(KEYS_KEPT_MILLIS, KEYS_PATIENCE_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(KEYS_REFETCH_MILLIS)
                    .build();
        } catch (MalformedURLException e) {
            throw new IOException("its jwks_uri is no address", e);
        }
    }
}
