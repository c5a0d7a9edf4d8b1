package registry.signing.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Verifies the files named by its arguments, one after the other, and prints outcome and processor time of each. */
final class CostMeter {
    private CostMeter() {}

    /** Prints a line {@code NAME CODE MILLISECONDS} for each file. */
    public static void main(String[] files) {
        TestBundle.verify(TestBundle.good().pack());
        for (String file : files) {
            Duration start = processorTime();
            VerificationReport report = TestBundle.VERIFIER.verify(() -> Files.newInputStream(Path.of(file)));
            String code = report.firstFailure()
                    .flatMap(Check::error)
                    .map(error -> error.code())
                    .orElse("passed");
            long millis = processorTime().minus(start).toMillis();
            System.out.println(Path.of(file).getFileName() + " " + code + " " + millis);
        }
    }

    /** Of the whole process, compiler and garbage collector included. */
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
