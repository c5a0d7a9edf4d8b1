package registry.testing.linearizability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The calls of some clients, in the order in which they began. Immutable. */
public final class History {
    private final List<Call> calls;

    private History(List<Call> calls) {
        this.calls = List.copyOf(calls);
    }

    /**
     * The calls that these events tell of. Reads without an answer are left out, as they say nothing.
     *
     * @throws IllegalArgumentException when an event contradicts those before
     */
    public static History of(List<Event> events) {
        Map<String, Call> calls = new LinkedHashMap<>();
        long now = 0;
        for (Event event : events) {
            switch (event) {
                case Event.Invoked invoked -> begin(calls, invoked, now);
                case Event.Answered answered -> end(calls, answered, now);
            }
            now++;
        }
        return new History(new ArrayList<>(calls.values()))
                .where(call -> call.isAnswered() || call.request().isWrite());
    }

    /** How many calls there are. */
    public int size() {
        return calls.size();
    }

    /** How many writes ended in doubt. */
    public long unanswered() {
        return calls.stream().filter(call -> !call.isAnswered()).count();
    }

    /** How many batches were acknowledged. */
    public long commits() {
        return calls.stream()
                .filter(call -> call.answer() instanceof Answer.Committed)
                .count();
    }

    /** How many batches were refused. */
    public long conflicts() {
        return calls.stream()
                .filter(call -> call.answer() instanceof Answer.Conflict)
                .count();
    }

    List<Call> calls() {
        return calls;
    }

    History where(Predicate<Call> wanted) {
        return new History(calls.stream().filter(wanted).toList());
    }

    private static void begin(Map<String, Call> calls, Event.Invoked invoked, long now) {
        Call call = new Call(invoked.call(), invoked.request(), null, now, Call.NEVER);
        if (calls.put(call.name(), call) != null) {
            throw new IllegalArgumentException("two calls " + call.name());
        }
    }

    private static void end(Map<String, Call> calls, Event.Answered answered, long now) {
        Call begun = calls.get(answered.call());
        if (begun == null || begun.isAnswered()) {
            throw new IllegalArgumentException("not waiting for an answer: " + answered.call());
        }
        calls.put(begun.name(), new Call(begun.name(), begun.request(), answered.answer(), begun.invoked(), now));
    }
}
