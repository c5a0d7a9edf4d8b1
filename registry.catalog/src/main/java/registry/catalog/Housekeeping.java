package registry.catalog;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import registry.api.RegistryException;
import registry.storage.BlobSweeper;

/**
 * What is done now and then: download counters are written every second and read every other, or more seldom when there
 * are so many that reading takes long; unreferenced blobs are removed every hour. Any number of processes may do so on
 * the same store at the same time.
 */
final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final long FLUSH_SECONDS = 1;
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Reading counters takes no more than one part in so many of the time. */
    private static final long REFRESH_SHARE = 50;

    private static final long SWEEP_MINUTES = 60;
    private static final long FIRST_SWEEP_MINUTES = 5;
    private static final long CLOSE_SECONDS = 30;

    private final Downloads downloads;
    private final ScheduledExecutorService executor;
    private final List<Future<?>> tasks;

    /** On the clock of {@link System#nanoTime}. Only the flushing task uses this. */
    private long nextRefresh = System.nanoTime() + REFRESH_NANOS;

    private Housekeeping(Downloads downloads, BlobSweeper sweeper) {
        this.downloads = downloads;
        // Two threads: a long sweep must not hold up the counters.
        this.executor = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("catalog-housekeeping-", 1).factory());
        this.tasks = List.of(
                executor.scheduleWithFixedDelay(this::count, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS),
                executor.scheduleWithFixedDelay(
                        () -> attempt("remove unreferenced blobs", sweeper::sweep),
                        FIRST_SWEEP_MINUTES,
                        SWEEP_MINUTES,
                        TimeUnit.MINUTES));
    }

    static Housekeeping start(Downloads downloads, BlobSweeper sweeper) {
        return new Housekeeping(downloads, sweeper);
    }

    /** Ends what runs and writes the download counters once more. Idempotent. */
    @Override
    public void close() {
        tasks.forEach(task -> task.cancel(false));
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a sweep of the blobs did not end in time and is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush();
    }

    private void count() {
        flush();
        long begin = System.nanoTime();
        if (begin - nextRefresh >= 0) {
            attempt("read the download counters", downloads::refresh);
            long end = System.nanoTime();
            nextRefresh = end + Math.max(REFRESH_NANOS, REFRESH_SHARE * (end - begin));
        }
    }

    private void flush() {
        attempt("write the download counters", downloads::flush);
    }

    /** A store that fails now may work next time; an exception would end the schedule. */
    private static void attempt(String what, Runnable task) {
        try {
            task.run();
        } catch (RegistryException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot " + what + ", trying again later", e);
        }
    }
}
