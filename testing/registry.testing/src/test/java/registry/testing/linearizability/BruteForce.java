package registry.testing.linearizability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The definition of linearizability, word for word: tries every order of everything. */
final class BruteForce {
    private static final RecordsModel RECORDS = new RecordsModel();
    private static final CountersModel COUNTERS = new CountersModel();

    private BruteForce() {}

    static boolean isLinearizable(History history) {
        return orders(history.calls(), RecordsState.EMPTY, Map.of());
    }

    private static boolean orders(List<Call> left, RecordsState records, Map<String, Long> counters) {
        if (left.stream().noneMatch(Call::isAnswered)) {
            return true;
        }
        for (Call call : left) {
            if (left.stream().noneMatch(other -> other.answered() < call.invoked())) {
                List<Call> others = new ArrayList<>(left);
                others.remove(call);
                if (happens(call, others, records, counters)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean happens(Call call, List<Call> others, RecordsState records, Map<String, Long> counters) {
        if (call.request().isAboutCounters()) {
            SequentialModel.Step<Map<String, Long>> step = COUNTERS.apply(counters, call.request());
            return isRight(call, step.answer()) && orders(others, records, step.next());
        }
        SequentialModel.Step<RecordsState> step = RECORDS.apply(records, call.request());
        return isRight(call, step.answer()) && orders(others, step.next(), counters);
    }

    private static boolean isRight(Call call, Answer answer) {
        return !call.isAnswered() || answer.equals(call.answer());
    }
}
