package registry.web;

import java.util.concurrent.atomic.AtomicBoolean;
import registry.api.RegistryException;

/** Ends the server whose store no longer holds a whole registry. Thread-safe. */
final class EndOfService {
    private static final System.Logger LOG = System.getLogger(EndOfService.class.getName());
    private static final int FAILURE = 1;

    private final AtomicBoolean begun = new AtomicBoolean();

    /** Says why, and ends the program from a thread of its own, since the caller's may be waited for. */
    void because(RegistryException reason) {
        if (begun.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the server ends, since it would serve a part of a registry: {0}. Stop all servers before you "
                            + "restore into their store, and start them when it is complete",
                    reason.detail());
            Thread.ofPlatform().name("end-of-service").start(() -> System.exit(FAILURE));
        }
    }
}
