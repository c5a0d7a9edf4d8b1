package registry.development;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the page where one chooses who to be, and sends the browser back with a code. It keeps nothing between the two:
 * the form carries the request along, and it is checked again. Thread-safe.
 */
final class AuthorizationEndpoint {
    private final Issuer issuer;
    private final AuthorizationRules rules;
    private final Expiring<Grant> codes;
    private final Clock clock;

    AuthorizationEndpoint(Issuer issuer, Client client, Expiring<Grant> codes, Clock clock) {
        this.issuer = issuer;
        this.rules = new AuthorizationRules(client);
        this.codes = codes;
        this.clock = clock;
    }

    /** Answers a GET. */
    HTTPResponse show(HTTPRequest http) {
        String query = Optional.ofNullable(http.getURI().getRawQuery()).orElse("");
        try {
            return page(query, rules.read(query), PersonForm.EMPTY);
        } catch (GeneralException e) {
            return refuse(e);
        }
    }

    /** Answers the form. */
    HTTPResponse choose(HTTPRequest http) {
        try {
            Map<String, List<String>> fields = http.getBodyAsFormParameters();
            String query = Optional.ofNullable(MultivaluedMapUtils.getFirstValue(fields, "request"))
                    .orElse("");
            AuthenticationRequest request = rules.read(query);
            if (fields.containsKey("cancel")) {
                throw AuthorizationRules.refuse(request, OAuth2Error.ACCESS_DENIED);
            }
            PersonForm form = PersonForm.of(fields);
            Optional<Person> person = form.person();
            return person.isPresent() ? signIn(person.get(), request) : page(query, request, form);
        } catch (GeneralException e) {
            return refuse(e);
        }
    }

    private HTTPResponse signIn(Person person, AuthenticationRequest request) {
        AuthorizationCode code = new AuthorizationCode();
        codes.put(code.getValue(), new Grant(person, request, clock.instant()));
        return Replies.seeOther(new AuthenticationSuccessResponse(
                        request.getRedirectionURI(), code, null, null, request.getState(), null, issuer, null)
                .toURI());
    }

    private static HTTPResponse page(String query, AuthenticationRequest request, PersonForm form) {
        return Replies.html(
                form.problem().isEmpty() ? 200 : 400,
                SignInPage.of(query, form),
                // The form's answer sends the browser on to there, which this directive governs too (CSP 3 §6.4.2).
                "'self' " + origin(request.getRedirectionURI()));
    }

    private HTTPResponse refuse(GeneralException refusal) {
        ErrorObject error = Optional.ofNullable(refusal.getErrorObject()).orElse(OAuth2Error.INVALID_REQUEST);
        if (!rules.mayReturn(refusal)) {
            return Replies.html(
                    400,
                    new RefusalPage(Optional.ofNullable(error.getDescription()).orElse("The request is malformed.")),
                    "'none'");
        }
        return Replies.seeOther(new AuthenticationErrorResponse(
                        refusal.getRedirectionURI(), error, refusal.getState(), issuer, ResponseMode.QUERY)
                .toURI());
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
