package registry.client.http;

import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import registry.client.ClientException;
import registry.client.RefusedException;
import registry.client.RetryPolicy;
import registry.client.UnreachableException;

/** Decides whether a call that failed is sent again, and when. */
final class Repeats {
    private static final int TOO_MANY_REQUESTS = 429;

    /** The registry or a proxy before it is not well, and will be. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final RetryPolicy policy;
    private final RandomGenerator random;

    Repeats(RetryPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /** The pause before the next attempt; empty if there must not be one. */
    Optional<Duration> pause(Call call, ClientException failure, int attempts) {
        if (attempts >= policy.attempts() || !isWorthIt(call, failure)) {
            return Optional.empty();
        }
        Optional<Duration> asked =
                failure instanceof RefusedException refused ? refused.retryAfter() : Optional.empty();
        Duration usual = backOff(attempts);
        Duration pause = asked.filter(wish -> wish.compareTo(usual) > 0).orElse(usual);
        return pause.compareTo(policy.longestDelay()) > 0 ? Optional.empty() : Optional.of(pause);
    }

    /** Whether it is unknown what became of the request. */
    static boolean isUnclear(ClientException failure) {
        return switch (failure) {
            case UnreachableException unreachable -> unreachable.mayHaveArrived();
            case RefusedException refused -> PASSING.contains(refused.status());
            default -> false;
        };
    }

    private static boolean isWorthIt(Call call, ClientException failure) {
        return switch (failure) {
            case UnreachableException unreachable ->
                switch (unreachable.reason()) {
                    case NO_CONNECTION -> !(unreachable.getCause() instanceof HttpConnectTimeoutException);
                    case BROKEN -> call.manner().repeatable();
                    case SILENT, UNKNOWN_HOST, NOT_TRUSTED -> false;
                };
            case RefusedException refused ->
                refused.status() == TOO_MANY_REQUESTS
                        || (call.manner().repeatable() && PASSING.contains(refused.status()));
            default -> false;
        };
    }

    /** Doubles each time, and is shortened at random so that those who failed together do not come back together. */
    private Duration backOff(int attempts) {
        long first = policy.firstDelay().toNanos();
        int doublings = Math.min(attempts - 1, Long.numberOfLeadingZeros(first) - 2);
        long longest = Math.min(first << doublings, policy.longestDelay().toNanos());
        return Duration.ofNanos(longest - random.nextLong(longest / 2 + 1));
    }
}
