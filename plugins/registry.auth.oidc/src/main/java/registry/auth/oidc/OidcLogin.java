package registry.auth.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import registry.api.spi.ExternalIdentity;
import registry.api.spi.Login;
import registry.api.spi.LoginResult;
import registry.api.spi.LoginResult.Reason;

/** Signs people in at one issuer: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0 §3.1). */
final class OidcLogin implements Login {
    private final IssuerConfig config;
    private final Transport transport;
    private final Discovery discovery;
    private final TokenExchange exchange;
    private final IdTokens idTokens;
    private final UserInfo userInfo;

    OidcLogin(IssuerConfig config, Transport transport, Clock clock) {
        this.config = config;
        this.transport = transport;
        this.discovery = new Discovery(config, transport, clock);
        this.exchange = new TokenExchange(config, transport);
        this.idTokens = new IdTokens(config);
        this.userInfo = new UserInfo(config, transport);
    }

    @Override
    public String id() {
        return config.id();
    }

    @Override
    public String label() {
        return config.label();
    }

    @Override
    public Start start(URI callback, SecureRandom random) {
        Endpoints issuer = discovery.endpoints();
        LoginState state = LoginState.create(random);
        AuthenticationRequest request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(config.scopes().toArray(String[]::new)),
                        new ClientID(config.clientId()),
                        callback)
                .endpointURI(issuer.authorization())
                .state(state.state())
                .nonce(state.nonce())
                .codeChallenge(state.verifier(), CodeChallengeMethod.S256)
                .build();
        return new Start(request.toURI(), state.text());
    }

    @Override
    public LoginResult finish(Return back) {
        try {
            LoginState state = LoginState.parse(back.state());
            Callback callback = Callback.parse(back.query(), state);
            Endpoints issuer = discovery.endpoints();
            AuthorizationCode code = callback.code(config.issuer(), issuer.namesItself());
            OIDCTokens tokens = exchange.trade(issuer, code, back.callback(), state);
            Claims idToken = idTokens.check(tokens.getIDToken(), issuer, state);
            return new LoginResult.Identified(identity(userInfo.complete(idToken, issuer, tokens.getAccessToken())));
        } catch (RefusedException e) {
            return e.result();
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    private ExternalIdentity identity(Claims claims) throws RefusedException {
        String subject = claims.subject()
                .orElseThrow(() -> new RefusedException(Reason.FAILED, "the ID token names no subject"));
        String email = claims.email()
                .filter(address -> claims.vouches(config.emailVerifiedClaim()))
                .orElseThrow(() -> new RefusedException(
                        Reason.EMAIL_UNVERIFIED, "the issuer does not vouch for an e-mail address"));
        if (!config.admits(email)) {
            throw new RefusedException(Reason.EMAIL_NOT_ALLOWED, "the domain of the e-mail address is not let in");
        }
        return new ExternalIdentity(
                config.issuer(),
                subject,
                email,
                claims.text("name"),
                claims.text("picture"),
                config.administrators().filter(rule -> rule.covers(claims)).isPresent());
    }
}
