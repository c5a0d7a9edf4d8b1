package registry.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import registry.accounts.Account;
import registry.accounts.Caller;
import registry.accounts.Identity;
import registry.accounts.IssuedToken;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.http.Json;

/**
 * Somebody who holds the data directory itself, and administers by another program, which started this one: as the oldest
 * account that administers, by a token made for that.
 *
 * @param account who they act as
 * @param token what they act by
 */
public record Operator(Account account, IssuedToken token) {
    /** Settings that serve nobody but the program that started this one. */
    public static final Map<String, String> SETTINGS = Map.of(
            "registry.host", "127.0.0.1",
            "registry.port", "0",
            "registry.limits.auth-per-minute", "0",
            "registry.limits.publish-per-minute", "0",
            "registry.limits.writes-per-minute", "0");

    private static final String LABEL = "Offline administration";

    /** Should this program be killed, its token counts no longer than this. */
    private static final Duration LONGEST = Duration.ofHours(12);

    /**
     * Lets them in for as long as this program serves.
     *
     * @throws RegistryException with {@link ApiError#NOT_FOUND} when nobody administers this registry
     */
    public static Operator admit(Identity identity) {
        return admit(identity, Optional.of(Instant.now().plus(LONGEST)));
    }

    /** The same for longer, or for good. */
    static Operator admit(Identity identity, Optional<Instant> until) {
        Account account = identity.accounts()
                .all()
                .filter(identity.administrators()::covers)
                .min(Comparator.comparing(Account::createdAt))
                .orElseThrow(() -> new RegistryException(
                        ApiError.NOT_FOUND,
                        "this registry has no administrator yet; start its server and set it up with the code that it"
                                + " prints"));
        TokenRequest request = new TokenRequest(LABEL, Scope.ALL, Set.of(), until);
        return new Operator(account, identity.tokens().grant(account.id(), request));
    }

    /** What the other program needs to know, on one line: it holds the token. */
    public String greeting(int port) {
        return json().put("url", "http://127.0.0.1:" + port) + "\n";
    }

    /** {@code {"token", "account"}}. */
    ObjectNode json() {
        return Json.object().put("token", token.secret()).put("account", account.email());
    }

    /** Serves until the other program ends or closes its end of the pipe; then the token counts no longer. */
    public void serve(Identity identity, InputStream pipe) throws IOException {
        try {
            pipe.transferTo(OutputStream.nullOutputStream());
        } finally {
            identity.signIn()
                    .authenticate(Caller.bearing("Bearer " + token.secret()))
                    .ifPresent(actor -> identity.tokens()
                            .revoke(actor, token.info().credential().id()));
        }
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "operator as " + account.id();
    }
}
