package registry.testing.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes histories down, event by event. */
final class Scenario {
    private final List<Event> events = new ArrayList<>();
    private int calls;

    /** A call that is answered before anything else happens. */
    Scenario call(Request request, Answer answer) {
        String name = "call " + ++calls;
        return begin(name, request).end(name, answer);
    }

    /** A call that is answered by {@link #end}, or never. */
    Scenario begin(String name, Request request) {
        events.add(new Event.Invoked(name, request));
        return this;
    }

    Scenario end(String name, Answer answer) {
        events.add(new Event.Answered(name, answer));
        return this;
    }

    History history() {
        return History.of(events);
    }

    static Request put(String key, String value) {
        return commit(Map.of(), write(key, value));
    }

    static Request delete(String key) {
        return commit(Map.of(), new Request.Write(key, null));
    }

    static Request commit(Map<String, Long> conditions, Request.Write... writes) {
        return new Request.Commit(conditions, List.of(writes));
    }

    static Request.Write write(String key, String value) {
        return new Request.Write(key, value);
    }

    static Request read(String... keys) {
        return new Request.Read(Set.of(keys));
    }

    static Request feed(long after) {
        return new Request.ReadFeed(after, 10);
    }

    static Request revision() {
        return new Request.ReadRevision();
    }

    static Request add(long delta) {
        return new Request.Add(Map.of("c", delta));
    }

    static Request counters() {
        return new Request.ReadCounters("");
    }

    static Answer committed(long revision) {
        return new Answer.Committed(revision);
    }

    static Answer conflict(String... keys) {
        return new Answer.Conflict(Set.of(keys));
    }

    static Answer records(Answer.Entry... entries) {
        return new Answer.Records(Set.of(entries));
    }

    static Answer page(Answer.Entry... entries) {
        return new Answer.Page(List.of(entries));
    }

    static Answer.Entry entry(String key, String value, long revision) {
        return new Answer.Entry(key, value, revision);
    }

    /** Puts of one key each. */
    static Answer fed(long after, String... keys) {
        List<Answer.Change> changes = new ArrayList<>();
        Arrays.stream(keys).forEach(key -> changes.add(new Answer.Change(after + changes.size() + 1, key, false)));
        return new Answer.Feed(changes, after + keys.length);
    }

    static Answer newest(long revision) {
        return new Answer.Revision(revision);
    }

    static Answer added() {
        return new Answer.Added();
    }

    static Answer counted(long value) {
        return new Answer.Counters(Map.of("c", value));
    }

    static Answer nothingCounted() {
        return new Answer.Counters(Map.of());
    }
}
