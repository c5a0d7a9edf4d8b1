package registry.testing.linearizability;

/** Tries commits without an answer only where no answer contradicts them, so that long histories are checked in no time. */
final class GuidedRecordsModel extends RecordsModel {
    private final Evidence evidence;

    GuidedRecordsModel(History history) {
        this.evidence = new Evidence(history);
    }

    @Override
    public boolean mayHappen(RecordsState state, Call call) {
        return call.request() instanceof Request.Commit commit && evidence.allows(commit, state.revision() + 1);
    }
}
