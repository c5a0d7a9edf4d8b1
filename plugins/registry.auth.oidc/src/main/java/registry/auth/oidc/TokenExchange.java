package registry.auth.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.LoginResult.Reason;

/** Trades a code for tokens (OpenID Connect Core 1.0 §3.1.3). */
final class TokenExchange {
    /** Refusals of the code itself; every other one is about the client or the issuer. */
    private static final Set<String> BAD_CODE = Set.of("invalid_grant", "invalid_request");

    private final IssuerConfig config;
    private final Transport transport;

    TokenExchange(IssuerConfig config, Transport transport) {
        this.config = config;
        this.transport = transport;
    }

    /**
     * The tokens.
     *
     * @throws RefusedException when the issuer does not take the code
     * @throws RegistryException with {@link ApiError#LOGIN_UNAVAILABLE}
     */
    OIDCTokens trade(Endpoints issuer, AuthorizationCode code, URI callback, LoginState state) throws RefusedException {
        TokenResponse answer = ask(issuer, new AuthorizationCodeGrant(code, callback, state.verifier()));
        if (answer instanceof OIDCTokenResponse tokens) {
            return tokens.getOIDCTokens();
        }
        ErrorObject error = answer.toErrorResponse().getErrorObject();
        String name = Optional.ofNullable(error).map(ErrorObject::getCode).orElse("no reason");
        if (BAD_CODE.contains(name)) {
            throw new RefusedException(Reason.FAILED, "the issuer does not take the code: " + name);
        }
        throw config.unavailable(new IOException("it refuses this client: " + name));
    }

    private TokenResponse ask(Endpoints issuer, AuthorizationCodeGrant grant) {
        try {
            return OIDCTokenResponseParser.parse(
                    request(issuer, grant).toHTTPRequest().send(transport));
        } catch (IOException e) {
            throw config.unavailable(e);
        } catch (ParseException e) {
            throw config.unavailable(new IOException("it answers with no tokens that can be read", e));
        }
    }

    private TokenRequest request(Endpoints issuer, AuthorizationCodeGrant grant) {
        ClientID client = new ClientID(config.clientId());
        return config.clientSecret()
                .map(secret ->
                        new TokenRequest.Builder(issuer.token(), proof(issuer, client, new Secret(secret)), grant))
                .orElseGet(() -> new TokenRequest.Builder(issuer.token(), client, grant))
                .build();
    }

    private static ClientAuthentication proof(Endpoints issuer, ClientID client, Secret secret) {
        return issuer.secretInBody() ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    }
}
