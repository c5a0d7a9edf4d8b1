package registry.development;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.time.Instant;

/**
 * What a code stands for.
 *
 * @param person who signed in
 * @param request what the registry asked
 * @param at when they signed in
 */
record Grant(Person person, AuthenticationRequest request, Instant at) {
    /** Tells whether the code is redeemed by the one that it was meant for (RFC 6749 §4.1.3, RFC 7636 §4.6). */
    boolean isFor(AuthorizationCodeGrant redeemed) {
        return request.getRedirectionURI().equals(redeemed.getRedirectionURI())
                && redeemed.getCodeVerifier() != null
                && CodeChallenge.compute(CodeChallengeMethod.S256, redeemed.getCodeVerifier())
                        .equals(request.getCodeChallenge());
    }
}
