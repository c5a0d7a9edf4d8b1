package registry.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;

/**
 * Signing in programs, such as the command line, with the browser on the same machine. A person who is signed in there
 * allows it, the browser takes a code to the program (RFC 8252 §7.3), and the program exchanges the code for an API token
 * by proving that it is the one that asked (RFC 7636). Thread-safe.
 *
 * <p>Nothing is stored before the exchange: the code is what was allowed, sealed, so that any process on the same store
 * may take it. It is good for one token within {@link #LIFE}, as long as the session lives by which it was allowed.
 */
public final class ProgramLogins {
    /** How long a code counts. */
    public static final Duration LIFE = Duration.ofMinutes(2);

    /** RFC 7636 §4.1. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final Basis basis;
    private final SealedState sealed;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Tokens tokens;
    private final SpentTickets spent;
    private final RandomIds ids;

    ProgramLogins(Basis basis, SealedState sealed, Parts parts) {
        this.basis = basis;
        this.sealed = sealed;
        this.sessions = parts.sessions();
        this.signIn = parts.signIn();
        this.tokens = parts.tokens();
        this.spent = new SpentTickets(basis, LIFE);
        this.ids = new RandomIds(basis.random());
    }

    /** What it takes to act for whoever allowed it. */
    record Parts(Sessions sessions, SignIn signIn, Tokens tokens) {}

    /**
     * Checks that the actor could allow this, before anybody is asked.
     *
     * @throws RegistryException with {@link ApiError#FORBIDDEN} when the actor is no browser's session or asks
     *     for more than the account may do, with {@link AccountError#BOT_FORBIDDEN}, or with
     *     {@link ApiError#INVALID_PARAMS} when the request is malformed
     */
    public void check(Actor actor, ProgramRequest request) {
        actor.requirePerson();
        if (!actor.isSession()) {
            throw new RegistryException(
                    ApiError.FORBIDDEN, "only a browser in which you are signed in can let a program in");
        }
        TokenRules.requireWellFormed(request.token(), basis.clock().instant());
        TokenRules.requireWithin(actor, request.token());
    }

    /**
     * Allows a request.
     *
     * @return the code for the program
     * @throws RegistryException as {@link #check}
     */
    public String allow(Actor actor, ProgramRequest request) {
        check(actor, request);
        ProgramTicket ticket =
                new ProgramTicket(ids.session(), actor.credential().id(), request);
        return sealed.seal(ticket.encode(), LIFE);
    }

    /**
     * Exchanges a code for a token. The audit trail names the session by which it was allowed.
     *
     * @param code hostile
     * @param verifier the secret whose hash the request carried; hostile
     * @param address the program's network address
     * @throws RegistryException with {@link AccountError#INVALID_LOGIN_CODE}, with {@link AccountError#ACCOUNT_SUSPENDED},
     *     or with {@link AccountError#TOO_MANY_TOKENS}
     */
    public IssuedToken exchange(String code, String verifier, String address) {
        ProgramTicket ticket = sealed.open(code)
                .flatMap(ProgramTicket::decode)
                .filter(found -> proves(verifier, found.request().challenge()))
                .orElseThrow(ProgramLogins::invalid);
        Actor actor = sessions.findById(ticket.session())
                .flatMap(session -> signIn.actorOf(session, address))
                .orElseThrow(ProgramLogins::invalid);
        return tokens.issue(actor, ticket.request().token(), (batch, id) -> {
            if (!spent.add(batch, ticket.id())) {
                throw invalid();
            }
        });
    }

    /** RFC 7636 §4.6. */
    private static boolean proves(String verifier, String challenge) {
        if (!VERIFIER.matcher(verifier).matches()) {
            return false;
        }
        Digest digest = Digest.ofContent(verifier.getBytes(StandardCharsets.US_ASCII));
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.bytes());
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
    }

    private static RegistryException invalid() {
        return new RegistryException(
                AccountError.INVALID_LOGIN_CODE,
                "the code is unknown, spent or older than " + LIFE.toMinutes()
                        + " minutes, the verifier is another's, or the browser was signed out; begin the sign-in again");
    }
}
