package registry.testing.linearizability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Records under keys, written in conditional batches, each of which makes the next revision. */
class RecordsModel implements SequentialModel<RecordsState> {
    @Override
    public RecordsState initial() {
        return RecordsState.EMPTY;
    }

    @Override
    public Step<RecordsState> apply(RecordsState state, Request request) {
        return switch (request) {
            case Request.Commit commit -> commit(state, commit);
            case Request.Read read -> new Step<>(read(state, read.keys()), state);
            case Request.Scan scan -> new Step<>(scan(state, scan), state);
            case Request.ReadFeed read -> new Step<>(feed(state, read), state);
            case Request.ReadRevision read -> new Step<>(new Answer.Revision(state.revision()), state);
            default -> throw new IllegalArgumentException("not about records: " + request);
        };
    }

    private static Step<RecordsState> commit(RecordsState state, Request.Commit commit) {
        Set<String> failed = new HashSet<>();
        commit.conditions().forEach((key, expected) -> {
            Answer.Entry entry = state.records().get(key);
            if ((entry == null ? Request.ABSENT : entry.revision()) != expected) {
                failed.add(key);
            }
        });
        if (!failed.isEmpty()) {
            return new Step<>(new Answer.Conflict(failed), state);
        }
        RecordsState next = state.after(commit);
        return new Step<>(new Answer.Committed(next.revision()), next);
    }

    private static Answer read(RecordsState state, Set<String> keys) {
        return new Answer.Records(
                keys.stream().map(state.records()::get).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private static Answer scan(RecordsState state, Request.Scan scan) {
        return new Answer.Page(state.records().values().stream()
                .filter(entry -> entry.key().startsWith(scan.prefix()))
                .filter(entry -> RecordsState.BY_UTF8.compare(entry.key(), scan.after()) > 0)
                .limit(scan.limit())
                .toList());
    }

    /** Whole revisions, as many as have at most so many changes in all, and at least one. */
    private static Answer feed(RecordsState state, Request.ReadFeed read) {
        List<Answer.Change> page = new ArrayList<>();
        long upTo = read.after();
        for (List<Answer.Change> revision : state.log().changesAfter(read.after(), read.limit())) {
            if (!page.isEmpty() && page.size() + revision.size() > read.limit()) {
                break;
            }
            page.addAll(revision);
            upTo++;
        }
        return new Answer.Feed(page, upTo);
    }
}
