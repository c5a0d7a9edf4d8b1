package registry.testing.linearizability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of all answered calls, and any of the others, that respects what came before what, and in which the
 * model gives every answer that there was. The algorithm is that of Wing and Gong, "Testing and Verifying Concurrent
 * Objects" (1993): let any call happen next that no other one must precede, and go back when an answer is wrong; with
 * Lowe's improvement, "Testing for Linearizability" (2017): never try again from where one has been. A call that changes
 * nothing happens as soon as its answer is right, since that takes no possibility from the others.
 *
 * @param <S> the state of the model
 */
final class Search<S> {
    private final SequentialModel<S> model;
    private final List<Call> answered;
    private final List<Call> doubtful;
    private final long mostTried;
    private final Set<Configuration<S>> been = new HashSet<>();
    private Configuration<S> furthest;
    private long tried;

    /** @param mostTried after how many steps to give up */
    Search(SequentialModel<S> model, History history, long mostTried) {
        this.model = model;
        this.answered = history.where(Call::isAnswered).calls();
        this.doubtful = history.where(call -> !call.isAnswered()).calls();
        this.mostTried = mostTried;
        this.furthest = Configuration.initial(model.initial());
    }

    Verdict run() {
        Deque<Iterator<Configuration<S>>> open = new ArrayDeque<>();
        open.push(List.of(furthest).iterator());
        while (!open.isEmpty()) {
            Configuration<S> next = takeNext(open);
            if (next.prefix() == answered.size()) {
                return new Verdict.Linearizable(next.doubtful().cardinality(), tried);
            }
            if (tried++ == mostTried) {
                return new Verdict.Undecided(mostTried);
            }
            furthest = next.happened() > furthest.happened() ? next : furthest;
            List<Configuration<S>> successors = successors(next);
            if (successors.size() > 1) {
                successors.removeIf(successor -> !been.add(successor));
            }
            if (!successors.isEmpty()) {
                open.push(successors.iterator());
            }
        }
        return new Verdict.Refused(Explanation.of(
                model,
                furthest,
                candidates(furthest).stream().map(answered::get).toList(),
                doubtful));
    }

    /** Takes what is to be tried next; what has no more alternatives is not kept. */
    private static <T> T takeNext(Deque<Iterator<T>> open) {
        Iterator<T> newest = open.element();
        T next = newest.next();
        if (!newest.hasNext()) {
            open.pop();
        }
        return next;
    }

    private List<Configuration<S>> successors(Configuration<S> now) {
        List<Configuration<S>> successors = new ArrayList<>();
        long firstAnswer = Call.NEVER;
        for (int candidate : candidates(now)) {
            Call call = answered.get(candidate);
            firstAnswer = Math.min(firstAnswer, call.answered());
            SequentialModel.Step<S> step = model.apply(now.state(), call.request());
            if (step.answer().equals(call.answer())) {
                Configuration<S> next = now.afterAnswered(candidate, step.next());
                if (step.next().equals(now.state())) {
                    return new ArrayList<>(List.of(next));
                }
                successors.add(next);
            }
        }
        addDoubtful(now, firstAnswer, successors);
        return successors;
    }

    /** The answered calls that may happen next: none of the others was answered before they began. */
    private List<Integer> candidates(Configuration<S> now) {
        List<Integer> candidates = new ArrayList<>();
        long firstAnswer = Call.NEVER;
        for (int i = now.prefix(); i < answered.size() && answered.get(i).invoked() < firstAnswer; i++) {
            if (!now.hasHappened(i)) {
                candidates.add(i);
                firstAnswer = Math.min(firstAnswer, answered.get(i).answered());
            }
        }
        return candidates;
    }

    private void addDoubtful(Configuration<S> now, long firstAnswer, List<Configuration<S>> successors) {
        for (int i = 0; i < doubtful.size() && doubtful.get(i).invoked() < firstAnswer; i++) {
            Call call = doubtful.get(i);
            if (!now.doubtful().get(i) && model.mayHappen(now.state(), call)) {
                SequentialModel.Step<S> step = model.apply(now.state(), call.request());
                if (!step.next().equals(now.state())) {
                    successors.add(now.afterDoubtful(i, step.next()));
                }
            }
        }
    }
}
