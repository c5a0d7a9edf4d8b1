package registry.catalog;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import registry.api.ApiError;
import registry.api.RegistryException;

/** Lets so many verifications run at once, in the order in which they came, so that reads are never starved. */
final class VerificationGate {
    private static final long MAX_WAIT_SECONDS = 60;

    private final Semaphore permits;

    VerificationGate(int concurrent) {
        this.permits = new Semaphore(concurrent, true);
    }

    /**
     * Runs {@code verification} when it is its turn.
     *
     * @throws RegistryException with {@link ApiError#TOO_MANY_REQUESTS} when that takes more than a minute
     */
    <T> T run(Supplier<T> verification) {
        if (!acquire()) {
            throw new RegistryException(
                    ApiError.TOO_MANY_REQUESTS, "too many bundles are being verified at the moment; try again later");
        }
        try {
            return verification.get();
        } finally {
            permits.release();
        }
    }

    private boolean acquire() {
        try {
            return permits.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
