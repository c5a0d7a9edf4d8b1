package registry.migration;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A legacy Redis that is empty at first, and a registry that is. */
abstract class ImportTestCase {
    private static TestRedis redis;

    @TempDir
    Path data;

    Legacy legacy;
    Target target;

    @BeforeAll
    static void startRedis() {
        redis = TestRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void open() {
        legacy = redis.emptied();
        target = Target.open(data);
    }

    @AfterEach
    void close() {
        target.close();
        legacy.close();
    }

    static TestRedis redis() {
        return redis;
    }

    ImportReport run() {
        return target.run(redis);
    }

    static List<String> codes(ImportReport report) {
        return report.doubts().stream().map(doubt -> doubt.code().id()).toList();
    }

    /** The doubts of this sort, as {@code key: found}. */
    static List<String> found(ImportReport report, DoubtCode code) {
        return report.doubts().stream()
                .filter(doubt -> doubt.code() == code)
                .map(doubt -> doubt.key() + ": " + doubt.found())
                .toList();
    }
}
