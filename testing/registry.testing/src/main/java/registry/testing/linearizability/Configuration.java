package registry.testing.linearizability;

import java.util.BitSet;

/**
 * How far a search got: what has happened so far, and what it led to. Equal ones have the same future.
 *
 * @param prefix how many of the answered calls, in the order in which they began, have happened without exception
 * @param ahead which others have, counted from there
 * @param doubtful which of the calls without an answer have
 */
record Configuration<S>(int prefix, BitSet ahead, BitSet doubtful, S state) {
    static <S> Configuration<S> initial(S state) {
        return new Configuration<>(0, new BitSet(), new BitSet(), state);
    }

    boolean hasHappened(int answered) {
        return answered < prefix || ahead.get(answered - prefix);
    }

    /** How many answered calls have happened. */
    int happened() {
        return prefix + ahead.cardinality();
    }

    Configuration<S> afterAnswered(int call, S next) {
        BitSet more = (BitSet) ahead.clone();
        more.set(call - prefix);
        int first = more.nextClearBit(0);
        return new Configuration<>(prefix + first, more.get(first, Math.max(first, more.length())), doubtful, next);
    }

    Configuration<S> afterDoubtful(int call, S next) {
        BitSet more = (BitSet) doubtful.clone();
        more.set(call);
        return new Configuration<>(prefix, ahead, more, next);
    }
}
