package registry.testing.linearizability;

import java.io.Serializable;

/**
 * What a {@link Recorder} notes. The order of events is the clock of a history: a call that was answered before another
 * one began comes before it, whatever clocks of machines say.
 */
public sealed interface Event extends Serializable {
    /** The name of the call, unique in its history. */
    String call();

    /** A client is about to ask. */
    record Invoked(String call, Request request) implements Event {}

    /** The client has the answer. A call without one ended in doubt: it may have happened, may happen later, or never. */
    record Answered(String call, Answer answer) implements Event {}
}
