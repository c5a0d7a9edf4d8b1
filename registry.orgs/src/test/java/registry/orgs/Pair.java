package registry.orgs;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What two people do at once, after other things, must come to what some order of it comes to. */
record Pair(List<Step> before, Step one, Step other) {
    /** The outcomes, and what there is to see in the end. */
    record Result(String one, String other, SortedMap<String, String> picture) {
        boolean isLike(Result expected) {
            return isLike(one, expected.one()) && isLike(other, expected.other()) && picture.equals(expected.picture());
        }

        /** Whoever was let in before their account or token ended may hear any refusal. */
        private static boolean isLike(String outcome, String expected) {
            return outcome.equals(expected) || (expected.equals("unknown") && !outcome.equals(Step.DONE));
        }
    }

    void prepare(RealOrgs real) {
        before.forEach(step -> {
            real.tick();
            step.on(real);
        });
        real.tick();
    }

    /** Why a result is that of no order of what they do, if it is not. */
    Optional<String> difference(Result result) {
        List<Result> expected = merged(parts(one, true), parts(other, false)).stream()
                .map(this::inOrder)
                .toList();
        return expected.stream().anyMatch(result::isLike)
                ? Optional.empty()
                : Optional.of("%s and %s come to %s and %s, not to any of %s"
                        .formatted(
                                one,
                                other,
                                result.one(),
                                result.other(),
                                expected.stream()
                                        .map(possible -> possible.one() + " and " + possible.other() + ": "
                                                + Comparison.difference(result.picture(), possible.picture()))
                                        .toList()));
    }

    /** A part of what the one does, or the other. */
    private record Part(boolean ofOne, Consumer<OrgSystem> action) {}

    private static List<Part> parts(Step step, boolean ofOne) {
        return step.parts().stream().map(action -> new Part(ofOne, action)).toList();
    }

    /** All ways in which both may take turns. */
    private static List<List<Part>> merged(List<Part> some, List<Part> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return List.of(Stream.concat(some.stream(), more.stream()).toList());
        }
        Stream<List<Part>> someFirst =
                merged(some.subList(1, some.size()), more).stream().map(rest -> prepended(some.getFirst(), rest));
        Stream<List<Part>> moreFirst =
                merged(some, more.subList(1, more.size())).stream().map(rest -> prepended(more.getFirst(), rest));
        return Stream.concat(someFirst, moreFirst).toList();
    }

    private static List<Part> prepended(Part first, List<Part> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private Result inOrder(List<Part> parts) {
        ModelOrgs model = new ModelOrgs();
        before.forEach(step -> step.on(model));
        String first = Step.DONE;
        String second = Step.DONE;
        for (Part part : parts) {
            if (part.ofOne() && first.equals(Step.DONE)) {
                first = Step.outcome(() -> part.action().accept(model));
            } else if (!part.ofOne() && second.equals(Step.DONE)) {
                second = Step.outcome(() -> part.action().accept(model));
            }
        }
        return new Result(first, second, model.picture());
    }
}
