package registry.development;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;

/** What the issuer says of itself (OpenID Connect Discovery 1.0 §3). */
final class Discovery {
    static final String METADATA = "/.well-known/openid-configuration";
    static final String AUTHORIZE = "/authorize";
    static final String TOKEN = "/token";
    static final String USER_INFO = "/userinfo";
    static final String KEYS = "/keys";

    private Discovery() {}

    static String document(Issuer issuer) {
        OIDCProviderMetadata metadata =
                new OIDCProviderMetadata(issuer, List.of(SubjectType.PUBLIC), address(issuer, KEYS));
        metadata.setAuthorizationEndpointURI(address(issuer, AUTHORIZE));
        metadata.setTokenEndpointURI(address(issuer, TOKEN));
        metadata.setUserInfoEndpointURI(address(issuer, USER_INFO));
        metadata.setScopes(new Scope("openid", "email", "profile"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(
                List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST));
        metadata.setIDTokenJWSAlgs(List.of(IdTokens.ALGORITHM));
        metadata.setClaims(List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "email", "email_verified", "name"));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setSupportsRequestURIParam(false);
        return metadata.toJSONObject().toJSONString();
    }

    private static URI address(Issuer issuer, String path) {
        return URI.create(issuer.getValue() + path);
    }
}
