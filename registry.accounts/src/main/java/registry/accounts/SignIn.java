package registry.accounts;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import registry.api.RegistryException;
import registry.api.spi.Authentication;
import registry.api.spi.Authenticator.PresentedCredential;
import registry.api.spi.StoredCredential;

/** Tells from a request's credential who acts. Thread-safe; asks the store each time, so revoking works at once. */
public final class SignIn {
    /** RFC 9110 §11.4: a scheme, whose case does not matter, then the credential. */
    private static final Pattern HEADER = Pattern.compile("\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s+(\\S(?:.*\\S)?)\\s*");

    private static final int MAX_HEADER = 16 * 1024;

    private final Authenticators authenticators;
    private final SessionLookup sessions;
    private final TokenUse uses;
    private final Accounts accounts;
    private final Administrators administrators;
    private final Clock clock;

    SignIn(Credentials credentials, People people, Clock clock) {
        this.authenticators = credentials.authenticators();
        this.sessions = credentials.sessions();
        this.uses = credentials.uses();
        this.accounts = people.accounts();
        this.administrators = people.administrators();
        this.clock = clock;
    }

    /** What may be presented, and where the use of tokens is noted. */
    record Credentials(Authenticators authenticators, SessionLookup sessions, TokenUse uses) {}

    /** Who there is, and who of them administers the registry. */
    record People(Accounts accounts, Administrators administrators) {}

    /**
     * Who acts: by the {@code Authorization} header, or, when that does not count, by the session cookie.
     *
     * @return empty when there is no credential, or one that is malformed, unknown, revoked or expired
     * @throws RegistryException with {@link AccountError#ACCOUNT_SUSPENDED}
     */
    public Optional<Actor> authenticate(Caller caller) {
        Optional<Actor> actor = caller.authorization()
                .flatMap(SignIn::parse)
                .flatMap(this::accept)
                .flatMap(credential -> actor(credential, Actor.Kind.TOKEN, caller.address(), false));
        actor.map(Actor::credential).ifPresent(uses::note);
        return actor.isPresent() ? actor : bySession(caller);
    }

    private Optional<Actor> bySession(Caller caller) {
        return caller.session().flatMap(sessions::find).flatMap(session -> actorOf(session, caller.address()));
    }

    /**
     * Who acts by a session.
     *
     * @return empty when its account is gone
     * @throws RegistryException with {@link AccountError#ACCOUNT_SUSPENDED}
     */
    Optional<Actor> actorOf(SessionLookup.Found session, String address) {
        return actor(session.credential(), Actor.Kind.SESSION, address, session.administrator());
    }

    private Optional<StoredCredential> accept(PresentedCredential presented) {
        return switch (authenticators.authenticate(presented)) {
            case Authentication.Accepted accepted -> Optional.of(accepted.credential());
            case Authentication.Rejected rejected -> Optional.empty();
            case Authentication.NotMine notMine -> Optional.empty();
        };
    }

    private Optional<Actor> actor(
            StoredCredential credential, Actor.Kind kind, String address, boolean administratorByClaim) {
        if (credential
                .expiresAt()
                .filter(instant -> !clock.instant().isBefore(instant))
                .isPresent()) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.find(credential.account());
        account.filter(Account::isSuspended).ifPresent(SignIn::refuseSuspended);
        return account.map(found -> new Actor(
                found,
                credential,
                kind,
                administrators.covers(found) || (administratorByClaim && !found.isBot()),
                address));
    }

    /** Says nothing of the reason: it is for administrators' eyes. */
    private static void refuseSuspended(Account account) {
        throw new RegistryException(
                AccountError.ACCOUNT_SUSPENDED,
                "the account '" + account.displayName() + "' is suspended; ask an administrator of this registry");
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
