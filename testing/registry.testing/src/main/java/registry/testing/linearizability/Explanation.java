package registry.testing.linearizability;

import java.util.List;

/** Says why a history was refused: how far one gets at most, and which answers are wrong there. */
final class Explanation {
    private static final int MOST_LINES = 20;

    private Explanation() {}

    static <S> String of(SequentialModel<S> model, Configuration<S> furthest, List<Call> next, List<Call> doubtful) {
        StringBuilder text = new StringBuilder("no order explains this history; after at most ")
                .append(furthest.happened())
                .append(" answered calls, at ")
                .append(furthest.state())
                .append(", none of these can be next:");
        next.stream()
                .limit(MOST_LINES)
                .forEach(call -> text.append("\n  ")
                        .append(call)
                        .append("\n    but in this order it is ")
                        .append(model.apply(furthest.state(), call.request()).answer()));
        doubtful.stream()
                .filter(call -> !furthest.doubtful().get(doubtful.indexOf(call)))
                .limit(MOST_LINES)
                .forEach(call -> text.append("\n  in doubt and not used: ").append(call));
        return text.toString();
    }
}
