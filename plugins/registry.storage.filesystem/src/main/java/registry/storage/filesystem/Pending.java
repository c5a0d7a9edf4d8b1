package registry.storage.filesystem;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import registry.api.RegistryException;

/** One caller's write on its way through the writer thread, and the answer to it. */
final class Pending<T> {
    private final Work<T> work;
    private final long bytes;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable Runnable outcome;

    /** @param bytes about how much it writes */
    Pending(Work<T> work, long bytes) {
        this.work = work;
        this.bytes = bytes;
    }

    /** What to write. An {@link IllegalArgumentException} means that nothing was written, and concerns its caller alone. */
    interface Work<T> {
        T apply(RecordWriter writer) throws SQLException;
    }

    long bytes() {
        return bytes;
    }

    /** Writes, on the writer thread; the caller hears nothing yet. */
    void apply(RecordWriter writer) throws SQLException {
        try {
            T result = work.apply(writer);
            outcome = () -> answer.complete(result);
        } catch (IllegalArgumentException e) {
            outcome = () -> answer.completeExceptionally(e);
        }
    }

    /** Tells the caller what {@link #apply} came to, now that it is durable. */
    void complete() {
        if (outcome == null) {
            throw new IllegalStateException("not applied");
        }
        outcome.run();
    }

    void fail(RegistryException failure) {
        answer.completeExceptionally(failure);
    }

    /** Waits for the answer, on the caller's thread. An interrupt does not leave the outcome unknown: it is kept. */
    T await() {
        try {
            return answer.join();
        } catch (CompletionException e) {
            // A new exception, so that the stack trace shows the caller as well.
            if (e.getCause() instanceof RegistryException failure) {
                throw new RegistryException(failure.code(), failure.detail(), failure);
            }
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage(), refused);
            }
            throw e;
        }
    }
}
