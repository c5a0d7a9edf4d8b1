package registry.cli.operation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work that nobody need wait for. */
public final class Background {
    private Background() {}

    /**
     * Does it in a thread of its own, which keeps no program from ending. Whatever goes wrong with it, errors included,
     * is in the result: nobody waits for ever.
     *
     * @param name of the thread
     */
    public static <T> CompletableFuture<T> run(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().name(name).daemon().start(task));
    }
}
