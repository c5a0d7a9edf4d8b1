package registry.testing.linearizability;

/**
 * What a store does that does one thing after the other. Without state of its own.
 *
 * <p>Whether a request leaves the state as it is must follow from the request and its answer alone: a read always does,
 * and so does a batch that is refused.
 *
 * @param <S> everything that answers depend on: immutable, equal when it is the same
 */
interface SequentialModel<S> {
    /** The state of a new store. */
    S initial();

    /** What the request does. */
    Step<S> apply(S state, Request request);

    /** Whether a call whose answer is not known can have happened in this state, as far as the history tells. */
    default boolean mayHappen(S state, Call call) {
        return true;
    }

    /**
     * One thing done.
     *
     * @param next the state afterwards
     */
    record Step<S>(Answer answer, S next) {}
}
