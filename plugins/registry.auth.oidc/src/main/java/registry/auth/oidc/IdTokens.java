package registry.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.LoginResult.Reason;

/**
 * Checks ID tokens (OpenID Connect Core 1.0 §3.1.3.7): signature by one of the issuer's keys and an accepted algorithm,
 * issuer, audience, authorized party, times and nonce.
 */
final class IdTokens {
    private final IssuerConfig config;

    IdTokens(IssuerConfig config) {
        this.config = config;
    }

    /**
     * What the token says.
     *
     * @throws RefusedException when it proves nothing
     * @throws RegistryException with {@link ApiError#LOGIN_UNAVAILABLE} when the issuer's keys cannot be had
     */
    Claims check(@Nullable JWT token, Endpoints issuer, LoginState state) throws RefusedException {
        if (token == null) {
            throw refused("the issuer sent no ID token");
        }
        try {
            JWTClaimsSet claims =
                    validator(issuer).validate(token, state.nonce()).toJWTClaimsSet();
            requireAuthorizedParty(claims);
            return Claims.of(claims);
        } catch (RateLimitReachedException e) {
            throw refused("the ID token is signed with an unknown key");
        } catch (KeySourceException e) {
            throw config.unavailable(new IOException("its keys cannot be fetched", e));
        } catch (BadJOSEException | JOSEException e) {
            throw refused("the ID token does not count: " + e.getMessage());
        } catch (ParseException | java.text.ParseException e) {
            throw refused("the ID token cannot be read");
        }
    }

    private IDTokenValidator validator(Endpoints issuer) {
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(config.issuer()),
                new ClientID(config.clientId()),
                new JWSVerificationKeySelector<>(issuer.algorithms(), issuer.keys()),
                null);
        validator.setMaxClockSkew(config.clockSkewSeconds());
        return validator;
    }

    /** A token for several audiences must say that it was made for this one, and no token may be made for another. */
    private void requireAuthorizedParty(JWTClaimsSet claims) throws RefusedException, java.text.ParseException {
        Optional<String> party = Optional.ofNullable(claims.getStringClaim("azp"));
        boolean needed = claims.getAudience().size() > 1;
        if (needed
                ? party.filter(config.clientId()::equals).isEmpty()
                : party.filter(name -> !name.equals(config.clientId())).isPresent()) {
            throw refused("the ID token was made for another party");
        }
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(Reason.FAILED, detail);
    }
}
