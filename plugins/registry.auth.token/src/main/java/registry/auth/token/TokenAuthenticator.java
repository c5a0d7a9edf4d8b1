package registry.auth.token;

import java.security.SecureRandom;
import java.util.Optional;
import registry.api.spi.Authentication;
import registry.api.spi.Authenticator;
import registry.api.spi.CredentialLookup;

/** Knows API tokens by their prefix, weeds out mistyped ones by their checksum, and looks up the rest. */
final class TokenAuthenticator implements Authenticator {
    private static final String SCHEME = "bearer";

    private final CredentialLookup credentials;

    TokenAuthenticator(CredentialLookup credentials) {
        this.credentials = credentials;
    }

    @Override
    public Authentication authenticate(PresentedCredential credential) {
        if (!credential.scheme().equals(SCHEME) || !credential.value().startsWith(ApiToken.PREFIX)) {
            return new Authentication.NotMine();
        }
        Optional<ApiToken> token = ApiToken.parse(credential.value());
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
