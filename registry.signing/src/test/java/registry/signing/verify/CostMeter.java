package registry.signing.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Verifies the files named by its arguments, one after the other, and prints outcome and processor time of each. */
final class CostMeter {
    private static final int NOTABLE_MILLISECONDS = 2000;
    private static final int MOST_RUNS = 8;

    private CostMeter() {}

    /** Prints a line {@code NAME CODE MILLISECONDS} for each file. */
    public static void main(String[] files) {
        TestBundle.verify(TestBundle.good().pack());
        for (String file : files) {
            Cost best = measure(Path.of(file));
            // What other processes do to the caches only ever adds time, so the best of several runs counts.
            for (int run = 1; run < MOST_RUNS && best.millis() >= NOTABLE_MILLISECONDS; run++) {
                best = best.orBetter(measure(Path.of(file)));
            }
            System.out.println(Path.of(file).getFileName() + " " + best.code() + " " + best.millis());
        }
    }

    private static Cost measure(Path file) {
        Duration start = processorTime();
        VerificationReport report = TestBundle.VERIFIER.verify(() -> Files.newInputStream(file));
        String code = report.firstFailure()
                .flatMap(Check::error)
                .map(error -> error.code())
                .orElse("passed");
        return new Cost(code, processorTime().minus(start).toMillis());
    }

    private record Cost(String code, long millis) {
        Cost orBetter(Cost other) {
            return other.millis < millis ? other : this;
        }
    }

    /** Of the whole process, compiler and garbage collector included. */
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
