package registry.testing.linearizability;

import org.jspecify.annotations.Nullable;

/**
 * A request and what became of it. It took effect, if it did, at one moment between the two.
 *
 * @param name unique in its history
 * @param answer {@code null} when there was none
 * @param invoked the position of its beginning in the history
 * @param answered the position of its answer; {@link #NEVER} when there was none
 */
record Call(String name, Request request, @Nullable Answer answer, long invoked, long answered) {
    static final long NEVER = Long.MAX_VALUE;

    boolean isAnswered() {
        return answer != null;
    }

    @Override
    public String toString() {
        return name + " [" + invoked + ", " + (isAnswered() ? answered : "…") + "] " + request + " → "
                + (isAnswered() ? answer : "no answer");
    }
}
