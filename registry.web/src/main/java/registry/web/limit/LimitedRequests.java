package registry.web.limit;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Map;
import java.util.Optional;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Caller;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.http.Answers;
import registry.web.http.Problem;
import registry.web.http.TrustedProxies;
import registry.web.rest.Access;

/**
 * Refuses requests that are one too many, before anything of their body is read. Stands behind
 * {@link registry.web.http.EveryRequest}, which deals with that body. Thread-safe.
 *
 * <p>What is counted says so in the header fields of the IETF's "RateLimit header fields for HTTP" draft.
 */
public final class LimitedRequests implements Filter {
    private final RateLimits limits;
    private final Access access;
    private final TrustedProxies proxies;

    /** Counts by account as {@code access} knows it, and by client as {@code proxies} know it. */
    public LimitedRequests(RateLimits limits, Access access, TrustedProxies proxies) {
        this.limits = limits;
        this.access = access;
        this.proxies = proxies;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Optional<Taken> taken;
        try {
            taken = take(request);
        } catch (RegistryException e) {
            Answers.refuse(request, response, e);
            return;
        }
        taken.ifPresent(count -> describe(response, count));
        if (taken.isEmpty() || taken.get().allowed()) {
            chain.proceed();
        } else {
            Answers.send(request, response, refusal(taken.get()));
        }
    }

    private Optional<Taken> take(RoutingRequest request) {
        return switch (Purpose.of(request.prologue().method(), request.path().path())) {
            case Purpose.Reading reading -> Optional.empty();
            case Purpose.SigningIn signingIn -> limits.auth(network(request), signingIn.route());
            case Purpose.ReadingOwn own ->
                isGuess(request) ? limits.auth(network(request), own.route()) : Optional.empty();
            case Purpose.Publishing publishing ->
                account(request).map(limits::publish).orElseGet(() -> limits.anonymousWrite(network(request)));
            case Purpose.Writing writing ->
                account(request).map(limits::write).orElseGet(() -> limits.anonymousWrite(network(request)));
        };
    }

    /** Whoever is signed in may read on, whatever others at the same address try; what does not count is counted. */
    private boolean isGuess(RoutingRequest request) {
        boolean presented = request.context().get(Caller.class).orElseThrow().presentsCredential();
        return presented && account(request).isEmpty();
    }

    /** The account that acts; a suspended one is nobody here, and told so where it is refused. */
    private Optional<AccountId> account(RoutingRequest request) {
        try {
            return access.find(request.context()).map(Actor::account).map(account -> account.id());
        } catch (RegistryException e) {
            if (e.code() == AccountError.ACCOUNT_SUSPENDED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String network(RoutingRequest request) {
        return proxies.clientOf(request).network();
    }

    private static void describe(RoutingResponse response, Taken taken) {
        response.header(HeaderValues.create("RateLimit-Limit", taken.limit()))
                .header(HeaderValues.create("RateLimit-Remaining", taken.remaining()))
                .header(HeaderValues.create("RateLimit-Reset", taken.resetSeconds()))
                .header(HeaderValues.create(
                        "RateLimit-Policy", taken.limit() + ";w=" + RecentCount.WINDOW.toSeconds()));
    }

    private static Problem refusal(Taken taken) {
        String seconds = Long.toString(taken.resetSeconds());
        return new Problem(
                429,
                ApiError.TOO_MANY_REQUESTS.code(),
                "There were too many requests; try again in " + seconds + " seconds.",
                Map.of("Retry-After", seconds, "Cache-Control", "no-store"));
    }
}
