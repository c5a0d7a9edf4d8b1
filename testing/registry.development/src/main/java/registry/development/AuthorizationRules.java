package registry.development;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;

/** Which authentication requests are answered: those of the registry, by code with PKCE. */
record AuthorizationRules(Client client) {
    /**
     * Reads a request.
     *
     * @param query its raw query
     * @throws GeneralException with the error to answer; only when {@link #mayReturn} the browser is sent back with it
     */
    AuthenticationRequest read(String query) throws GeneralException {
        AuthenticationRequest request = AuthenticationRequest.parse(query);
        if (!client.receivesAt(request.getClientID(), request.getRedirectionURI())) {
            throw new ParseException(
                    "the client or its redirect_uri is not the registry's own",
                    OAuth2Error.INVALID_REQUEST.setDescription(
                            "The client or its redirect_uri is not the registry's own."));
        }
        if (!request.getResponseType().equals(ResponseType.CODE)) {
            throw refuse(request, OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        if (request.getResponseMode() != null && !request.getResponseMode().equals(ResponseMode.QUERY)) {
            throw refuse(request, OAuth2Error.INVALID_REQUEST.setDescription("The response_mode must be query."));
        }
        if (request.getRequestObject() != null || request.getRequestURI() != null) {
            throw refuse(request, OAuth2Error.REQUEST_NOT_SUPPORTED);
        }
        if (request.getCodeChallenge() == null || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            throw refuse(request, OAuth2Error.INVALID_REQUEST.setDescription("PKCE with S256 is needed."));
        }
        if (request.getPrompt() != null && request.getPrompt().contains(Prompt.Type.NONE)) {
            throw refuse(request, OIDCError.LOGIN_REQUIRED);
        }
        return request;
    }

    /** Tells whether the browser may be sent back to the registry with a refusal (RFC 6749 §4.1.2.1). */
    boolean mayReturn(GeneralException refusal) {
        return client.receivesAt(refusal.getClientID(), refusal.getRedirectionURI());
    }

    /** A refusal that the registry is to know of. */
    static GeneralException refuse(AuthenticationRequest request, ErrorObject error) {
        return new GeneralException(
                error.getCode(),
                error,
                request.getClientID(),
                request.getRedirectionURI(),
                ResponseMode.QUERY,
                request.getState());
    }
}
