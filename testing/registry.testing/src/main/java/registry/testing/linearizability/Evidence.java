package registry.testing.linearizability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a history tells of the commit that made a revision, whoever saw it and whenever. With it a search need not try
 * commits without an answer in places where some answer contradicts them. It decides nothing: whatever it lets through is
 * still compared with every answer.
 */
final class Evidence {
    private final Set<Long> acknowledged = new HashSet<>();
    private final Map<Long, Set<Answer.Entry>> seen = new HashMap<>();
    private final Map<Long, List<Answer.Change>> fed = new HashMap<>();

    Evidence(History history) {
        history.calls().forEach(call -> {
            if (call.answer() != null) {
                note(call.answer());
            }
        });
    }

    /** Whether a commit whose answer is not known can have made {@code revision}. */
    boolean allows(Request.Commit commit, long revision) {
        if (acknowledged.contains(revision)) {
            return false;
        }
        List<Answer.Change> told = fed.get(revision);
        if (told != null && !told.equals(commit.changes(revision))) {
            return false;
        }
        return seen.getOrDefault(revision, Set.of()).stream()
                .allMatch(entry -> commit.writes().stream()
                        .anyMatch(write ->
                                write.key().equals(entry.key()) && Objects.equals(write.value(), entry.value())));
    }

    private void note(Answer answer) {
        switch (answer) {
            case Answer.Committed committed -> acknowledged.add(committed.revision());
            case Answer.Records records -> records.entries().forEach(this::note);
            case Answer.Page page -> page.entries().forEach(this::note);
            case Answer.Feed feed -> note(feed);
            case Answer.Conflict c -> {}
            case Answer.Forgotten f -> {}
            case Answer.Revision r -> {}
            case Answer.Added a -> {}
            case Answer.Counters c -> {}
        }
    }

    private void note(Answer.Entry entry) {
        seen.computeIfAbsent(entry.revision(), revision -> new HashSet<>()).add(entry);
    }

    private void note(Answer.Feed feed) {
        Map<Long, List<Answer.Change>> byRevision = new HashMap<>();
        feed.changes()
                .forEach(change -> byRevision
                        .computeIfAbsent(change.revision(), revision -> new ArrayList<>())
                        .add(change));
        fed.putAll(byRevision);
    }
}
