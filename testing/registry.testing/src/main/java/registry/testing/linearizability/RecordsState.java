package registry.testing.linearizability;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The records, and the commits from which they follow; so states are equal when their commits are. Immutable. */
final class RecordsState {
    static final Comparator<String> BY_UTF8 =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    static final RecordsState EMPTY = new RecordsState(CommitLog.EMPTY, new TreeMap<>(BY_UTF8));

    private final CommitLog log;
    private final NavigableMap<String, Answer.Entry> records;

    private RecordsState(CommitLog log, NavigableMap<String, Answer.Entry> records) {
        this.log = log;
        this.records = records;
    }

    /** The state after one more commit. */
    RecordsState after(Request.Commit commit) {
        CommitLog longer = log.after(commit);
        NavigableMap<String, Answer.Entry> next = new TreeMap<>(records);
        for (Request.Write write : commit.writes()) {
            String value = write.value();
            if (value == null) {
                next.remove(write.key());
            } else {
                next.put(write.key(), new Answer.Entry(write.key(), value, longer.revision()));
            }
        }
        return new RecordsState(longer, next);
    }

    long revision() {
        return log.revision();
    }

    CommitLog log() {
        return log;
    }

    /** In the order of the UTF-8 bytes of their keys. Not to be changed. */
    NavigableMap<String, Answer.Entry> records() {
        return records;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordsState that && log.equals(that.log);
    }

    @Override
    public int hashCode() {
        return log.hashCode();
    }

    @Override
    public String toString() {
        return "revision " + revision() + " with " + records.values();
    }
}
