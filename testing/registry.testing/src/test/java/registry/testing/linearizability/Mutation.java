package registry.testing.linearizability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Spoils a history a little; often, though not always, nothing explains it then. */
final class Mutation {
    private final Random random;

    Mutation(long seed) {
        random = new Random(seed);
    }

    List<Event> of(List<Event> events) {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Event.Answered) {
                answers.add(i);
            }
        }
        if (answers.isEmpty()) {
            return events;
        }
        List<Event> mutated = new ArrayList<>(events);
        int at = answers.get(random.nextInt(answers.size()));
        Event.Answered answered = (Event.Answered) events.get(at);
        if (random.nextInt(3) == 0) {
            answerSooner(mutated, at);
        } else {
            mutated.set(at, new Event.Answered(answered.call(), other(answered.answer())));
        }
        return mutated;
    }

    /** Right after its beginning, so that what came between must come later. */
    private static void answerSooner(List<Event> events, int at) {
        Event answered = events.remove(at);
        int begin = at - 1;
        while (!events.get(begin).call().equals(answered.call())) {
            begin--;
        }
        events.add(begin + 1, answered);
    }

    private Answer other(Answer answer) {
        int off = random.nextBoolean() ? 1 : -1;
        return switch (answer) {
            case Answer.Committed committed ->
                random.nextBoolean()
                        ? new Answer.Committed(Math.max(1, committed.revision() + off))
                        : new Answer.Conflict(Set.of("a"));
            case Answer.Conflict conflict ->
                random.nextBoolean()
                        ? new Answer.Committed(1 + random.nextInt(3))
                        : new Answer.Conflict(Set.of("a", "b"));
            case Answer.Records found -> new Answer.Records(new HashSet<>(other(List.copyOf(found.entries()))));
            case Answer.Page page -> new Answer.Page(other(page.entries()));
            case Answer.Feed feed -> other(feed);
            case Answer.Forgotten forgotten -> forgotten;
            case Answer.Revision revision -> new Answer.Revision(Math.max(0, revision.revision() + off));
            case Answer.Added added -> added;
            case Answer.Counters counters -> {
                Map<String, Long> values = new HashMap<>(counters.values());
                values.merge("c", (long) off, Long::sum);
                yield new Answer.Counters(values);
            }
        };
    }

    private List<Answer.Entry> other(List<Answer.Entry> entries) {
        List<Answer.Entry> mutated = new ArrayList<>(entries);
        if (mutated.isEmpty()) {
            mutated.add(new Answer.Entry("a", "v" + (1 + random.nextInt(6)), 1 + random.nextInt(3)));
        } else if (random.nextBoolean()) {
            mutated.removeLast();
        } else {
            Answer.Entry last = mutated.removeLast();
            mutated.add(new Answer.Entry(last.key(), "v" + (1 + random.nextInt(6)), last.revision()));
        }
        return mutated;
    }

    private Answer other(Answer.Feed feed) {
        List<Answer.Change> changes = new ArrayList<>(feed.changes());
        if (changes.isEmpty()) {
            return new Answer.Feed(List.of(new Answer.Change(feed.upTo() + 1, "a", false)), feed.upTo() + 1);
        }
        Answer.Change last = changes.removeLast();
        if (random.nextBoolean()) {
            changes.add(new Answer.Change(last.revision(), last.key(), !last.deleted()));
        }
        return new Answer.Feed(changes, feed.upTo());
    }
}
