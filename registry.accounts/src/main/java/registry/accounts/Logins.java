package registry.accounts;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import registry.accounts.ExternalAccounts.Visitor;
import registry.api.ApiError;
import registry.api.ErrorCode;
import registry.api.RegistryException;
import registry.api.spi.ExternalIdentity;
import registry.api.spi.Login;
import registry.api.spi.LoginResult;

/**
 * Signing in at an identity provider. Thread-safe.
 *
 * <p>What must be remembered while a browser is away it carries itself, sealed, so that any process on the same store may
 * finish what another one began. What it carries is good for one sign-in within {@link #LIFE}, even if the identity
 * provider accepts the same return twice.
 */
public final class Logins {
    /** How long a browser may be away. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final System.Logger LOG = System.getLogger(Logins.class.getName());

    /** Why an account may not be had. */
    private static final Map<ErrorCode, LoginProblem> PROBLEMS = Map.of(
            AccountError.EMAIL_TAKEN, LoginProblem.EMAIL_IN_USE,
            AccountError.INVALID_EMAIL, LoginProblem.EMAIL_NOT_ALLOWED,
            AccountError.ACCOUNT_SUSPENDED, LoginProblem.ACCOUNT_SUSPENDED);

    private final Basis basis;
    private final LoginMethods methods;
    private final SealedState sealed;
    private final ExternalAccounts accounts;
    private final Sessions sessions;
    private final SpentTickets spent;
    private final RandomIds ids;
    private final List<Consumer<Admission>> listeners = new CopyOnWriteArrayList<>();

    Logins(Basis basis, Parts parts) {
        this.basis = basis;
        this.methods = parts.methods();
        this.sealed = parts.sealed();
        this.accounts = parts.accounts();
        this.sessions = parts.sessions();
        this.spent = new SpentTickets(basis, LIFE);
        this.ids = new RandomIds(basis.random());
    }

    /** What a sign-in needs; {@code methods} stays its owner's to close. */
    record Parts(LoginMethods methods, SealedState sealed, ExternalAccounts accounts, Sessions sessions) {}

    /** The ways to sign in, in their order; none when none is configured. */
    public List<LoginChoice> choices() {
        return methods.all().stream()
                .map(login -> new LoginChoice(login.id(), login.label()))
                .toList();
    }

    /**
     * Tells of everybody who signs in from now on, before their session begins. A listener that fails keeps nobody out:
     * it is told again at the person's next sign-in.
     */
    public void onAdmission(Consumer<Admission> listener) {
        listeners.add(listener);
    }

    /** The ids of the providers of at least one login. */
    public Set<String> providers() {
        return methods.providers();
    }

    /** One line for each installed provider: id, module and version. For logs and health. */
    public List<String> describe() {
        return methods.describe();
    }

    /**
     * Sends a browser away.
     *
     * @param callback where it comes back to; {@link Arrival#callback} must be the same
     * @throws RegistryException with {@link ApiError#NOT_FOUND} when there is no such login, or with
     *     {@link ApiError#LOGIN_UNAVAILABLE} when its identity provider does not answer
     */
    public Departure start(String id, ReturnPath returnPath, URI callback) {
        Login login = methods.find(id)
                .orElseThrow(() -> new RegistryException(
                        ApiError.NOT_FOUND, "there is no such login; GET /api/auth/logins lists them"));
        Login.Start start = login.start(callback, basis.random());
        LoginTicket ticket = new LoginTicket(ids.account().value(), id, returnPath, start.state());
        return new Departure(start.redirect(), sealed.seal(ticket.encode(), LIFE), LIFE);
    }

    /**
     * Receives a browser that comes back, and signs its person in if all is well. Makes the account at the first sign-in.
     *
     * @throws RegistryException with {@link ApiError#LOGIN_UNAVAILABLE} when the identity provider does not answer, or
     *     when the store fails
     */
    public LoginOutcome finish(String id, Arrival arrival) {
        Optional<Login> login = methods.find(id);
        if (login.isEmpty()) {
            return new LoginOutcome.Refused(LoginProblem.AUTH_NOT_CONFIGURED);
        }
        Optional<LoginTicket> ticket = arrival.state()
                .flatMap(sealed::open)
                .flatMap(LoginTicket::decode)
                .filter(found -> found.login().equals(id));
        if (ticket.isEmpty()) {
            return new LoginOutcome.Refused(LoginProblem.INVALID_STATE);
        }
        Login.Return back = new Login.Return(
                arrival.callback(), arrival.query(), ticket.get().state());
        return switch (login.get().finish(back)) {
            case LoginResult.Identified identified -> admit(identified.identity(), ticket.get(), arrival.origin());
            case LoginResult.Refused refused -> refuse(id, refused);
        };
    }

    /** Forgets tickets that have expired. */
    void sweep() {
        spent.sweep();
    }

    private LoginOutcome admit(ExternalIdentity identity, LoginTicket ticket, Origin origin) {
        if (!spent.spend(ticket.id())) {
            return new LoginOutcome.Refused(LoginProblem.INVALID_STATE);
        }
        try {
            Account account = accounts.admit(Visitor.of(identity, ticket.login(), origin.address()));
            announce(new Admission(account, ticket.login(), origin.address()));
            IssuedSession cookies = sessions.begin(account, origin, identity.administrator());
            return new LoginOutcome.SignedIn(account, cookies, ticket.returnPath());
        } catch (RegistryException e) {
            LoginProblem problem = PROBLEMS.get(e.code());
            if (problem == null) {
                throw e;
            }
            return new LoginOutcome.Refused(problem);
        }
    }

    private void announce(Admission admission) {
        for (Consumer<Admission> listener : listeners) {
            try {
                listener.accept(admission);
            } catch (RegistryException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "what waits for the account "
                                + admission.account().id() + " waits on until its next sign-in",
                        e);
            }
        }
    }

    /** What proves nothing is the operator's to know: either the configuration is wrong, or somebody tries something. */
    private static LoginOutcome refuse(String id, LoginResult.Refused refused) {
        System.Logger.Level level =
                refused.reason() == LoginResult.Reason.FAILED ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
        LOG.log(level, () -> "the login '" + id + "' signs nobody in: " + refused.detail());
        return new LoginOutcome.Refused(
                switch (refused.reason()) {
                    case INVALID_STATE -> LoginProblem.INVALID_STATE;
                    case MISSING_CODE -> LoginProblem.MISSING_CODE;
                    case FAILED -> LoginProblem.OAUTH_FAILED;
                    case EMAIL_UNVERIFIED -> LoginProblem.EMAIL_UNVERIFIED;
                    case EMAIL_NOT_ALLOWED -> LoginProblem.EMAIL_NOT_ALLOWED;
                });
    }
}
