package registry.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.OptionalLong;
import registry.migration.ImportProgress;
import registry.web.http.Json;

/**
 * Tells how far a job has come: as words for people, or as lines of JSON for a program, {@code {"progress": {"label",
 * "done", "of"?, "unit"}}}. For one thread.
 */
final class Told implements ImportProgress {
    private static final long NANOS_BETWEEN = 100_000_000;

    private final PrintStream out;
    private final boolean forProgram;
    private long last = System.nanoTime() - NANOS_BETWEEN;

    Told(PrintStream out, boolean forProgram) {
        this.out = out;
        this.forProgram = forProgram;
    }

    /** What is done next. */
    @Override
    public void step(String words) {
        if (!forProgram) {
            out.println(words + " ...");
        }
    }

    @Override
    public void packages(long seen, long all) {
        tell("Importing", seen, OptionalLong.of(all), "items");
    }

    /** So many bytes of a job are done. A program alone is told. */
    void bytes(String label, long done, OptionalLong all) {
        tell(label, done, all, "bytes");
    }

    private void tell(String label, long done, OptionalLong all, String unit) {
        long now = System.nanoTime();
        if (!forProgram || now - last < NANOS_BETWEEN) {
            return;
        }
        last = now;
        ObjectNode progress =
                Json.object().put("label", label).put("done", done).put("unit", unit);
        all.ifPresent(total -> progress.put("of", total));
        out.println(Json.object().set("progress", progress).toString());
        out.flush();
    }
}
