package registry.client.http;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Does something when the program is ended from outside before it is done. For one thread. */
final class ExitHook {
    private final Thread hook;

    ExitHook(Action action) {
        hook = new Thread(() -> {
            try {
                action.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What to do. */
    interface Action {
        void run() throws IOException;
    }

    void begin() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Does nothing if it has not begun. */
    void end() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            join(); // the program is ending, and the hook runs
        }
    }

    private void join() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
