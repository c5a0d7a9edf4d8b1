package registry.testing.linearizability;

/**
 * Tells whether a history of a metadata store that was new at its beginning, and forgets nothing of its feed, is
 * linearizable: whether every call can have taken effect at one moment between its beginning and its answer; a write
 * without an answer at any later moment, or never.
 *
 * <p>Records with the feed, and counters, are checked one after the other: no call touches both, and a history of
 * several objects is linearizable exactly if that of each is (Herlihy and Wing, 1990). Records are not divided further,
 * since batches and the revision join them.
 */
public final class LinearizabilityChecker {
    /** Much more than a history needs that is linearizable, and no more than fits into memory. */
    private static final long MOST_TRIED = 2_000_000;

    private LinearizabilityChecker() {}

    /** Checks a history, also a long one. */
    public static Verdict check(History history) {
        return check(history, new GuidedRecordsModel(history), new GuidedCountersModel(history));
    }

    /** Checks a short history without a look at what lies ahead. */
    static Verdict checkUnguided(History history) {
        return check(history, new RecordsModel(), new CountersModel());
    }

    private static Verdict check(History history, RecordsModel recordsModel, CountersModel countersModel) {
        Verdict records =
                new Search<>(recordsModel, history.where(call -> !call.request().isAboutCounters()), MOST_TRIED).run();
        if (!(records instanceof Verdict.Linearizable one)) {
            return records;
        }
        Verdict counters =
                new Search<>(countersModel, history.where(call -> call.request().isAboutCounters()), MOST_TRIED).run();
        return counters instanceof Verdict.Linearizable other
                ? new Verdict.Linearizable(one.happened() + other.happened(), one.tried() + other.tried())
                : counters;
    }
}
