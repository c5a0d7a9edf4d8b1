package registry.testing.linearizability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Plays some clients of a right store: which of them goes on, and when what was lost takes effect, is a matter of dice
 * that always fall the same for the same seed.
 */
final class RandomHistory {
    private static final List<String> KEYS = List.of("a", "b");
    private static final int CLIENTS = 3;

    private final Random random;
    private final RecordsModel recordsModel = new RecordsModel();
    private final CountersModel countersModel = new CountersModel();
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Running> running = new HashMap<>();
    private final List<Request> lost = new ArrayList<>();
    private RecordsState records = RecordsState.EMPTY;
    private Map<String, Long> counters = Map.of();
    private int calls;

    private RandomHistory(long seed) {
        random = new Random(seed);
    }

    private record Running(String name, Request request, List<Answer> answer) {}

    /** The events of so many calls. */
    static List<Event> play(long seed, int calls) {
        RandomHistory history = new RandomHistory(seed);
        while (history.calls < calls || !history.running.isEmpty()) {
            history.goOn(calls);
        }
        return history.events;
    }

    private void goOn(int most) {
        int client = random.nextInt(CLIENTS);
        Running call = running.get(client);
        if (!lost.isEmpty() && random.nextInt(4) == 0) {
            apply(lost.remove(random.nextInt(lost.size())));
        } else if (call != null) {
            goOn(client, call);
        } else if (calls < most) {
            Request request = request(++calls);
            running.put(client, new Running("call " + calls, request, new ArrayList<>()));
            events.add(new Event.Invoked("call " + calls, request));
        }
    }

    private void goOn(int client, Running call) {
        if (!call.answer().isEmpty()) {
            running.remove(client);
            if (random.nextInt(6) > 0) {
                events.add(new Event.Answered(call.name(), call.answer().getFirst()));
            }
        } else if (random.nextInt(6) > 0) {
            call.answer().add(apply(call.request()));
        } else {
            running.remove(client);
            lost.add(call.request());
        }
    }

    private Answer apply(Request request) {
        if (request.isAboutCounters()) {
            SequentialModel.Step<Map<String, Long>> step = countersModel.apply(counters, request);
            counters = step.next();
            return step.answer();
        }
        SequentialModel.Step<RecordsState> step = recordsModel.apply(records, request);
        records = step.next();
        return step.answer();
    }

    private Request request(int number) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> commit("v" + number);
            case 4, 5 -> new Request.Read(someKeys());
            case 6 -> new Request.Scan("", random.nextBoolean() ? "" : "a", 1 + random.nextInt(2));
            case 7 -> new Request.ReadFeed(random.nextInt(2), 1 + random.nextInt(4));
            case 8 -> new Request.Add(Map.of("c", 1L + random.nextInt(3), "c" + number, 1L));
            default ->
                random.nextInt(3) > 0
                        ? new Request.ReadCounters(random.nextBoolean() ? "" : "c" + random.nextInt(4))
                        : new Request.ReadRevision();
        };
    }

    private Request commit(String value) {
        Map<String, Long> conditions = new HashMap<>();
        if (random.nextBoolean()) {
            someKeys().forEach(key -> {
                Answer.Entry entry = records.records().get(key);
                conditions.put(key, entry == null ? Request.ABSENT : entry.revision());
            });
        }
        List<Request.Write> writes = someKeys().stream()
                .map(key -> new Request.Write(key, random.nextInt(4) == 0 ? null : value))
                .toList();
        return new Request.Commit(conditions, writes);
    }

    private Set<String> someKeys() {
        Set<String> keys = new LinkedHashSet<>(Set.of(KEYS.get(random.nextInt(KEYS.size()))));
        if (random.nextBoolean()) {
            keys.addAll(KEYS);
        }
        return keys;
    }
}
