package registry.testing.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same work in several threads at the same time. */
final class Parallel {
    private Parallel() {}

    /**
     * Starts all threads together, waits for all, and answers their results in the order of their numbers. When one
     * fails the others are interrupted, since they may be waiting for it.
     */
    static <T> List<T> run(int threads, IntFunction<Callable<T>> work) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            ExecutorCompletionService<T> completed = new ExecutorCompletionService<>(executor);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<T> one = work.apply(i);
                futures.add(completed.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            awaitAll(threads, completed, executor);
            return futures.stream().map(Future::resultNow).toList();
        }
    }

    private static void awaitAll(int threads, ExecutorCompletionService<?> completed, ExecutorService executor)
            throws InterruptedException, ExecutionException {
        try {
            for (int i = 0; i < threads; i++) {
                completed.take().get();
            }
        } catch (ExecutionException e) {
            executor.shutdownNow();
            throw e;
        }
    }
}
