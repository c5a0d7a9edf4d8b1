package registry.development;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import registry.api.spi.DevelopmentIssuer;

/** A registry and its visitor's browser, as far as a sign-in needs them. */
final class Registry {
    static final URI CALLBACK = URI.create("http://localhost:8080/api/auth/login/dev/callback");
    static final DevelopmentIssuer.Callback RECEIVER = new DevelopmentIssuer.Callback(CALLBACK.getPath(), 8080);

    final CodeVerifier verifier = new CodeVerifier();
    final State state = new State();
    final Nonce nonce = new Nonce();

    private final DevelopmentIssuer.Running issuer;

    Registry(DevelopmentIssuer.Running issuer) {
        this.issuer = issuer;
    }

    OIDCProviderMetadata metadata() throws Exception {
        return OIDCProviderMetadata.parse(
                send(get("/.well-known/openid-configuration")).getBody());
    }

    AuthenticationRequest.Builder authentication() {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "email", "profile"),
                        new ClientID(issuer.clientId()),
                        CALLBACK)
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
    }

    /** Opens the page. */
    HTTPResponse open(AuthenticationRequest request) throws IOException {
        return send(get("/authorize?" + request.toQueryString()));
    }

    /** Sends the page's form. */
    HTTPResponse submit(AuthenticationRequest request, Map<String, String> fields) throws IOException {
        Map<String, List<String>> body = new TreeMap<>();
        body.put("request", List.of(request.toQueryString()));
        fields.forEach((name, value) -> body.put(name, List.of(value)));
        HTTPRequest form = new HTTPRequest(HTTPRequest.Method.POST, URI.create(issuer.issuer() + "/authorize"));
        form.setHeader("Content-Type", "application/x-www-form-urlencoded");
        form.setBody(URLUtils.serializeParameters(body));
        return send(form);
    }

    /** Signs in and returns the code. */
    AuthorizationCode codeFor(String email) throws Exception {
        HTTPResponse reply = submit(authentication().build(), Map.of("person", email));
        return AuthenticationSuccessResponse.parse(reply.getLocation()).getAuthorizationCode();
    }

    HTTPResponse redeem(AuthorizationCode code) throws IOException {
        return redeem(code, issuer.clientSecret(), verifier);
    }

    HTTPResponse redeem(AuthorizationCode code, String secret, CodeVerifier with) throws IOException {
        TokenRequest.Builder request = new TokenRequest.Builder(
                URI.create(issuer.issuer() + "/token"),
                new ClientSecretBasic(new ClientID(issuer.clientId()), new Secret(secret)),
                new AuthorizationCodeGrant(code, CALLBACK, with));
        return send(request.build().toHTTPRequest());
    }

    HTTPRequest get(String path) {
        return new HTTPRequest(HTTPRequest.Method.GET, URI.create(issuer.issuer() + path));
    }

    static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setFollowRedirects(false);
        return request.send();
    }
}
