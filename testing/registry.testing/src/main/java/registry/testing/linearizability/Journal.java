package registry.testing.linearizability;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps events in their order, also those that another process tells of until it is killed. Thread-safe. */
public final class Journal implements Consumer<Event> {
    private final List<Event> events = new ArrayList<>();
    private long answered;

    /** An empty journal. */
    public Journal() {}

    @Override
    public synchronized void accept(Event event) {
        events.add(event);
        if (event instanceof Event.Answered) {
            answered++;
            notifyAll();
        }
    }

    /** What has happened so far. */
    public synchronized History history() {
        return History.of(events);
    }

    /** How many calls were answered so far. */
    public synchronized long answered() {
        return answered;
    }

    /** Waits until {@code count} calls were answered in all; {@code false} when that takes longer than {@code atMost}. */
    public synchronized boolean awaitAnswered(long count, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (answered < count && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return answered >= count;
    }

    /** A journal whose events arrive at {@link #readFrom} in another process; each has left this one when it is noted. */
    public static Consumer<Event> writingTo(OutputStream out) throws IOException {
        ObjectOutputStream objects = new ObjectOutputStream(out);
        objects.flush();
        return event -> {
            synchronized (objects) {
                try {
                    objects.writeUnshared(event);
                    objects.reset();
                    objects.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** Notes what another process tells, until it ends in the middle of a word or otherwise. */
    public void readFrom(InputStream in) throws IOException {
        try (ObjectInputStream objects = new ObjectInputStream(in)) {
            while (true) {
                accept((Event) objects.readUnshared());
            }
        } catch (EOFException e) {
            return; // killed
        } catch (ClassNotFoundException e) {
            throw new IOException("the other process runs other code", e);
        }
    }
}
