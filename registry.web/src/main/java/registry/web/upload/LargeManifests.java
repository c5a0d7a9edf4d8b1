package registry.web.upload;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import registry.api.RegistryException;
import registry.web.http.WebError;

/**
 * Lets only a few requests at a time keep a large manifest in memory: a megabyte of JSON becomes many megabytes of
 * tree. The others wait a moment and are then told to come back. Thread-safe.
 */
final class LargeManifests {
    /** Up to this many bytes a manifest is small; one without an icon is. */
    static final int SMALL = 16 * 1024;

    private final Semaphore places;
    private final long waitMillis;

    /** Admits {@code places} large manifests at once; others wait up to {@code waitMillis} for their turn. */
    LargeManifests(int places, long waitMillis) {
        this.places = new Semaphore(places, true);
        this.waitMillis = waitMillis;
    }

    /** A place for one request, which takes it only when its manifest turns out to be large. */
    Place place() {
        return new Place();
    }

    /** For one thread. */
    final class Place implements AutoCloseable {
        private boolean taken;

        /**
         * Takes the place, and keeps it until {@link #close}.
         *
         * @throws RegistryException with {@link WebError#BUSY} when none becomes free in time
         */
        void take() {
            if (taken) {
                return;
            }
            try {
                taken = places.tryAcquire(waitMillis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!taken) {
                throw new RegistryException(
                        WebError.BUSY, "too many uploads with large manifests at once; try again in a moment");
            }
        }

        @Override
        public void close() {
            if (taken) {
                places.release();
                taken = false;
            }
        }
    }
}
