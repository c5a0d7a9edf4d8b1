package registry.auth.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.LoginResult.Reason;

/** Asks an issuer for what its ID token leaves out (OpenID Connect Core 1.0 §5.3). */
final class UserInfo {
    private final IssuerConfig config;
    private final Transport transport;

    UserInfo(IssuerConfig config, Transport transport) {
        this.config = config;
        this.transport = transport;
    }

    /**
     * The claims of the ID token, and more where it lacks what is needed here and the issuer has more to say.
     *
     * @throws RefusedException when the issuer speaks of somebody else (§5.3.2)
     * @throws RegistryException with {@link ApiError#LOGIN_UNAVAILABLE}
     */
    Claims complete(Claims idToken, Endpoints issuer, AccessToken token) throws RefusedException {
        if (isComplete(idToken) || issuer.userInfo().isEmpty()) {
            return idToken;
        }
        Claims more = ask(issuer.userInfo().get(), token);
        if (!more.subject().equals(idToken.subject())) {
            throw new RefusedException(Reason.FAILED, "the user info is about another subject than the ID token");
        }
        return idToken.completedBy(more, config.emailVerifiedClaim());
    }

    private boolean isComplete(Claims claims) {
        return claims.email().isPresent()
                && claims.at(config.emailVerifiedClaim()).isPresent()
                && config.administrators()
                        .flatMap(rule -> Optional.of(claims.at(rule.path()).isPresent()))
                        .orElse(true);
    }

    private Claims ask(URI address, AccessToken token) {
        try {
            UserInfoResponse answer = UserInfoResponse.parse(
                    new UserInfoRequest(address, token).toHTTPRequest().send(transport));
            if (!answer.indicatesSuccess()) {
                throw config.unavailable(new IOException("it refuses to give user info"));
            }
            if (answer.toSuccessResponse().getUserInfo() == null) {
                throw config.unavailable(new IOException("it gives user info as a token, which is not read here"));
            }
            return Claims.of(answer.toSuccessResponse().getUserInfo().toJWTClaimsSet());
        } catch (IOException e) {
            throw config.unavailable(e);
        } catch (ParseException | IllegalArgumentException e) {
            throw config.unavailable(new IOException("it gives user info that cannot be read", e));
        }
    }
}
