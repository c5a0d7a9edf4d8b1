package registry.development;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.util.Optional;

/** Redeems codes, each once (RFC 6749 §4.1.3). Thread-safe. */
record TokenEndpoint(Client client, Expiring<Grant> codes, Expiring<Person> accessTokens, IdTokens idTokens) {
    HTTPResponse answer(HTTPRequest http) {
        try {
            TokenRequest request = TokenRequest.parse(http);
            if (!client.isProvenBy(request.getClientAuthentication())) {
                return refuse(OAuth2Error.INVALID_CLIENT);
            }
            if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant redeemed)) {
                return refuse(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
            }
            return codes.take(redeemed.getAuthorizationCode().getValue())
                    .filter(grant -> grant.isFor(redeemed))
                    .map(this::issue)
                    .orElseGet(() -> refuse(OAuth2Error.INVALID_GRANT));
        } catch (ParseException e) {
            return refuse(Optional.ofNullable(e.getErrorObject()).orElse(OAuth2Error.INVALID_REQUEST));
        }
    }

    private HTTPResponse issue(Grant grant) {
        BearerAccessToken access = new BearerAccessToken(
                accessTokens.life().toSeconds(), grant.request().getScope());
        accessTokens.put(access.getValue(), grant.person());
        return new OIDCTokenResponse(new OIDCTokens(idTokens.issue(grant, access), access, null)).toHTTPResponse();
    }

    private static HTTPResponse refuse(ErrorObject error) {
        return new TokenErrorResponse(error).toHTTPResponse();
    }
}
