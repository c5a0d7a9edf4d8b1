package registry.accounts;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import registry.api.spi.Authentication;
import registry.api.spi.Authenticator.PresentedCredential;
import registry.api.spi.StoredCredential;

/** Tells from a request's credential who acts. Thread-safe; asks the store each time, so revoking works at once. */
public final class SignIn {
    /** RFC 9110 §11.4: a scheme, whose case does not matter, then the credential. */
    private static final Pattern HEADER = Pattern.compile("\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s+(\\S(?:.*\\S)?)\\s*");

    private static final int MAX_HEADER = 16 * 1024;

    private final Authenticators authenticators;
    private final Accounts accounts;
    private final Clock clock;

    SignIn(Authenticators authenticators, Accounts accounts, Clock clock) {
        this.authenticators = authenticators;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Who acts.
     *
     * @param authorization the value of the request's {@code Authorization} header, if it has one
     * @return empty when there is no credential, or one that is malformed, unknown, revoked or expired
     */
    public Optional<Actor> authenticate(Optional<String> authorization) {
        return authorization.flatMap(SignIn::parse).flatMap(this::authenticate);
    }

    private Optional<Actor> authenticate(PresentedCredential presented) {
        return switch (authenticators.authenticate(presented)) {
            case Authentication.Accepted accepted -> actor(accepted.credential());
            case Authentication.Rejected rejected -> Optional.empty();
            case Authentication.NotMine notMine -> Optional.empty();
        };
    }

    private Optional<Actor> actor(StoredCredential credential) {
        if (credential
                .expiresAt()
                .filter(instant -> !clock.instant().isBefore(instant))
                .isPresent()) {
            return Optional.empty();
        }
        return accounts.find(credential.account()).map(account -> new Actor(account, credential));
    }

    private static Optional<PresentedCredential> parse(String header) {
        if (header.length() > MAX_HEADER) {
            return Optional.empty();
        }
        Matcher matcher = HEADER.matcher(header);
        return matcher.matches()
                ? Optional.of(new PresentedCredential(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)))
                : Optional.empty();
    }
}
