package registry.testing.linearizability;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import registry.api.spi.MetadataStore;

/** Notes what is asked of stores and what they answer. Thread-safe. */
public final class Recorder {
    private final String name;
    private final Consumer<Event> journal;
    private final AtomicLong calls = new AtomicLong();

    /**
     * Notes in {@code journal}, which takes events of several threads and keeps their order.
     *
     * @param name unique among the recorders of one history
     */
    public Recorder(String name, Consumer<Event> journal) {
        this.name = name;
        this.journal = journal;
    }

    /** The same store, and everything that is asked of it is noted. Whoever opened the store closes it. */
    public MetadataStore record(MetadataStore store) {
        return new RecordedStore(store, this);
    }

    /** Notes that a call begins, before the store hears of it, and names it. */
    String invoked(Request request) {
        String call = name + "#" + calls.incrementAndGet();
        journal.accept(new Event.Invoked(call, request));
        return call;
    }

    /** Notes the answer, after the store gave it. */
    void answered(String call, Answer answer) {
        journal.accept(new Event.Answered(call, answer));
    }
}
