package registry.development;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.openid.connect.sdk.UserInfoErrorResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import java.util.Optional;

/** Says who an access token was issued for (OpenID Connect Core 1.0 §5.3). Thread-safe. */
record UserInfoEndpoint(Expiring<Person> accessTokens) {
    HTTPResponse answer(HTTPRequest http) {
        return person(http)
                .map(person -> new UserInfoSuccessResponse(claims(person)).toHTTPResponse())
                .orElseGet(() -> new UserInfoErrorResponse(BearerTokenError.INVALID_TOKEN).toHTTPResponse());
    }

    private Optional<Person> person(HTTPRequest http) {
        try {
            return accessTokens.find(
                    UserInfoRequest.parse(http).getAccessToken().getValue());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static UserInfo claims(Person person) {
        UserInfo claims = new UserInfo(new Subject(person.subject()));
        claims.setName(person.name());
        claims.setEmailAddress(person.email());
        claims.setEmailVerified(person.emailVerified());
        return claims;
    }
}
