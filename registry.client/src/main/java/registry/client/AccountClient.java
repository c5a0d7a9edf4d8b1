package registry.client;

import java.net.HttpCookie;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import registry.client.account.BrowserSession;
import registry.client.account.LoginMethod;
import registry.client.account.ResolvedUser;
import registry.client.account.SessionCookies;
import registry.client.account.User;
import registry.client.http.Address;
import registry.client.http.Answer;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.AccountJson;
import registry.client.json.Json;

/** The caller's account. See {@link RegistryClient}. */
public final class AccountClient {
    private static final Address AUTH = Address.of("api", "auth");
    private static final Address SESSIONS = AUTH.and("sessions");
    private static final int MOST_ADDRESSES = 50;

    private final Transport transport;

    AccountClient(Transport transport) {
        this.transport = transport;
    }

    /** Who the token belongs to. 401 {@code unauthorized} without one that counts. */
    public User me() {
        return AccountJson.user(
                transport.send(Call.get(AUTH.and("me"))).object().object("user"));
    }

    /**
     * Chooses the account's user name, once and for ever.
     *
     * @return the name as it is now, in lower case
     */
    public String chooseUsername(String username) {
        return transport
                .send(Call.post(AUTH.and("username"), Json.object("username", username)))
                .object()
                .text("username");
    }

    /**
     * Who stands behind e-mail addresses, as far as it is the caller's business; others are left out. Takes a call for each
     * 50 addresses.
     *
     * @return by address, in lower case
     * @throws IllegalArgumentException if an address has a comma
     */
    public Map<String, ResolvedUser> resolve(Collection<String> emails) {
        List<String> all = new ArrayList<>(emails);
        if (all.stream().anyMatch(email -> email.indexOf(',') >= 0)) {
            throw new IllegalArgumentException("an e-mail address has no comma");
        }
        Map<String, ResolvedUser> found = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i += MOST_ADDRESSES) {
            List<String> some = all.subList(i, Math.min(i + MOST_ADDRESSES, all.size()));
            Address address = Address.of("api", "users", "resolve").with("emails", String.join(",", some));
            found.putAll(transport.send(Call.get(address)).object().objectsByName(AccountJson::resolved));
        }
        return found;
    }

    /** The ways to sign in with a browser, in the order in which pages show them; none if none is configured. */
    public List<LoginMethod> loginMethods() {
        return transport.send(Call.get(AUTH.and("logins"))).object().requiredObjects("logins", AccountJson::login);
    }

    /** The browsers in which the account is signed in, the one used last first. */
    public List<BrowserSession> sessions() {
        return transport.send(Call.get(SESSIONS)).object().requiredObjects("sessions", AccountJson::session);
    }

    /** Signs one browser out. */
    public void endSession(String id) {
        transport.send(Call.delete(SESSIONS.and(id)));
    }

    /** Signs all browsers out. */
    public void endSessions() {
        transport.send(Call.delete(SESSIONS));
    }

    /**
     * Exchanges the cookies of a browser's session for new ones, as its browser does; the old ones are spent. Not for
     * tokens. Never repeated: of two exchanges only one can succeed.
     */
    public SessionCookies refresh(SessionCookies cookies) {
        Answer answer = transport.send(withCookies(Call.post(AUTH.and("refresh")), cookies));
        return new SessionCookies(
                cookie(answer.headers(), SessionCookies.SESSION), cookie(answer.headers(), SessionCookies.REFRESH));
    }

    /** Ends the session of a browser, as its browser does. Does nothing if it has ended. Not for tokens. */
    public void signOut(SessionCookies cookies) {
        transport.send(withCookies(Call.post(AUTH.and("logout")), cookies).asRepeatable());
    }

    /** The registry asks whoever shows cookies to say that no foreign page sent them. */
    private static Call withCookies(Call call, SessionCookies cookies) {
        return call.asAnonymous()
                .with("Sec-Fetch-Site", "same-origin")
                .with(
                        "Cookie",
                        SessionCookies.SESSION + "=" + cookies.session() + "; " + SessionCookies.REFRESH + "="
                                + cookies.refresh());
    }

    private static String cookie(HttpHeaders headers, String name) {
        return headers.allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new UnexpectedAnswerException("The answer lacks the cookie " + name));
    }
}
