package registry.auth.token;

import java.security.SecureRandom;
import java.util.Optional;
import registry.api.spi.Authentication;
import registry.api.spi.Authenticator;
import registry.api.spi.CredentialLookup;
import registry.api.spi.StoredCredential;

/**
 * Knows API tokens by their prefix, weeds out mistyped ones by their checksum, and looks up the rest. What looks like an
 * older token without a prefix is this authenticator's only if it is stored: another may give out the like.
 */
final class TokenAuthenticator implements Authenticator {
    private static final String SCHEME = "bearer";

    private final CredentialLookup credentials;

    TokenAuthenticator(CredentialLookup credentials) {
        this.credentials = credentials;
    }

    @Override
    public Authentication authenticate(PresentedCredential credential) {
        if (!credential.scheme().equals(SCHEME)) {
            return new Authentication.NotMine();
        }
        Optional<StoredCredential> older =
                OpaqueToken.digest(credential.value()).flatMap(credentials::find);
        if (older.isPresent()) {
            return new Authentication.Accepted(older.get());
        }
        return credential.value().startsWith(ApiToken.PREFIX)
                ? authenticate(credential.value())
                : new Authentication.NotMine();
    }

    private Authentication authenticate(String text) {
        Optional<ApiToken> token = ApiToken.parse(text);
        if (token.isEmpty()) {
            return new Authentication.Rejected("the token is incomplete or mistyped");
        }
        return credentials
                .find(token.get().digest())
                .<Authentication>map(Authentication.Accepted::new)
                .orElseGet(() -> new Authentication.Rejected("the token is unknown or revoked"));
    }

    @Override
    public Optional<NewCredential> issue(SecureRandom random) {
        ApiToken token = ApiToken.create(random);
        return Optional.of(new NewCredential(token.text(), token.digest()));
    }
}
