package registry.accounts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import registry.api.RegistryException;

/** What is done now and then: every hour, what expired of sessions and keys, and of what others keep, is removed. */
final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final long SWEEP_MINUTES = 60;
    private static final long FIRST_SWEEP_MINUTES = 10;
    private static final long CLOSE_SECONDS = 30;

    private final ScheduledExecutorService executor;
    private final Future<?> task;
    private final List<Runnable> sweeps = new CopyOnWriteArrayList<>();

    private Housekeeping(Runnable sweep) {
        sweeps.add(sweep);
        this.executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("accounts-housekeeping").factory());
        this.task = executor.scheduleWithFixedDelay(this::run, FIRST_SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
    }

    static Housekeeping start(Runnable sweep) {
        return new Housekeeping(sweep);
    }

    /** Does this, too, from the next time on. */
    void add(Runnable sweep) {
        sweeps.add(sweep);
    }

    /** Waits for what runs. Idempotent. */
    @Override
    public void close() {
        task.cancel(false);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a sweep of what expired did not end in time and is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does everything once; what fails keeps nothing else from being done. */
    void run() {
        sweeps.forEach(Housekeeping::attempt);
    }

    /** A store that fails now may work next time; an exception would end the schedule. */
    private static void attempt(Runnable sweep) {
        try {
            sweep.run();
        } catch (RegistryException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot remove what expired, trying again later", e);
        }
    }
}
