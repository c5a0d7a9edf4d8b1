package registry.storage.redis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;

/**
 * Commits and adds to counters. Each gets a random id that Redis remembers with it, so that one whose answer was lost can
 * be sent again and is still applied once. Thread-safe.
 */
final class RecordWriter {
    /** Many more than are made while one is repeated. */
    private static final int REMEMBERED = 50_000;

    private static final String COMMITTED = "committed";

    /** What a script says first when it has written something. */
    private static final Set<String> DONE = Set.of(COMMITTED, "added");

    private static final byte[] PUT = Keys.bytes("p");
    private static final byte[] DELETE = Keys.bytes("d");
    private static final byte[] ABSENT = {};
    private static final byte[] FIRST_TIME = Keys.bytes("0");
    private static final byte[] AGAIN = Keys.bytes("1");

    private final Redis redis;
    private final Keys keys;
    private final long history;

    RecordWriter(Redis redis, Keys keys, long history) {
        this.redis = redis;
        this.keys = keys;
        this.history = history;
    }

    CommitResult commit(Batch batch) {
        List<byte[]> arguments = arguments(batch);
        List<byte[]> touched = List.of(
                keys.state(), keys.named("records"), keys.named("index"), keys.named("changes"), keys.named("commits"));
        List<?> reply = write(Script.COMMIT, touched, arguments);
        if (Reply.text(reply.getFirst()).equals(COMMITTED)) {
            return new CommitResult.Committed(Reply.number(reply.get(1)));
        }
        Set<String> failed = new HashSet<>();
        reply.subList(1, reply.size()).forEach(key -> failed.add(Reply.text(key)));
        return new CommitResult.Conflict(failed);
    }

    /**
     * Adds to counters.
     *
     * @throws IllegalArgumentException when one would overflow; none is changed then
     */
    void add(Map<String, Long> deltas) {
        List<byte[]> arguments = new ArrayList<>(List.of(Keys.bytes(REMEMBERED)));
        deltas.forEach((name, delta) -> {
            arguments.add(Keys.bytes(name));
            arguments.add(Keys.bytes(delta));
        });
        List<byte[]> touched =
                List.of(keys.state(), keys.named("counters"), keys.named("counter-names"), keys.named("additions"));
        List<?> reply = write(Script.ADD, touched, arguments);
        if (Reply.text(reply.getFirst()).equals("overflow")) {
            throw new IllegalArgumentException(
                    "the counter " + Reply.text(reply.get(1)) + " would exceed " + Long.MAX_VALUE);
        }
    }

    /** Says each time whether it was sent before: then it must be remembered that it was refused, too. */
    private List<?> write(Script script, List<byte[]> touched, List<byte[]> arguments) {
        String id = UUID.randomUUID().toString();
        List<byte[]> allTouched = new ArrayList<>(touched);
        allTouched.add(keys.named("refused:" + id));
        List<byte[]> allArguments = new ArrayList<>(List.of(Keys.bytes(id), FIRST_TIME));
        allArguments.addAll(arguments);
        return redis.call(keys.state(), session -> {
            List<byte[]> sent = List.copyOf(allArguments);
            allArguments.set(1, AGAIN);
            List<?> reply = Reply.list(session.run(script, allTouched, sent));
            if (DONE.contains(Reply.text(reply.getFirst()))) {
                session.awaitDurable();
            }
            return reply;
        });
    }

    private List<byte[]> arguments(Batch batch) {
        List<byte[]> arguments = new ArrayList<>(
                List.of(Keys.bytes(history), Keys.bytes(REMEMBERED), ChangeFeed.encode(batch.writes())));
        arguments.add(Keys.bytes(batch.conditions().size()));
        batch.conditions().forEach((key, revision) -> {
            arguments.add(Keys.bytes(key));
            arguments.add(revision.isPresent() ? Keys.bytes(revision.getAsLong()) : ABSENT);
        });
        batch.writes().forEach((key, write) -> add(arguments, Keys.bytes(key), write));
        return arguments;
    }

    private static void add(List<byte[]> arguments, byte[] key, Batch.Write write) {
        switch (write) {
            case Batch.Write.Put put -> {
                arguments.add(PUT);
                arguments.add(key);
                arguments.add(put.value());
            }
            case Batch.Write.Delete delete -> {
                arguments.add(DELETE);
                arguments.add(key);
            }
        }
    }
}
