package registry.catalog;

/**
 * The downloads of one package: how often its artifacts were fetched, and how often clients recorded a download. Clients
 * that record also fetch, so the larger of the two is shown, on top of what was counted before the package was imported.
 * Thread-safe.
 */
final class DownloadCount {
    private final String name;
    private long imported;
    private long fetched;
    private long recorded;
    private long pendingFetched;
    private long pendingRecorded;

    DownloadCount(String name) {
        this.name = name;
    }

    /** The name of the package. */
    String name() {
        return name;
    }

    synchronized long shown() {
        return imported + Math.max(fetched, recorded);
    }

    /** Sets what the store holds, of all processes; returns by how much the number shown grew. */
    synchronized long load(long storedFetched, long storedRecorded, long storedImported) {
        long before = shown();
        fetched = storedFetched + pendingFetched;
        recorded = storedRecorded + pendingRecorded;
        imported = storedImported;
        return shown() - before;
    }

    /** Counts one; returns by how much the number shown grew. */
    synchronized long add(DownloadKind kind) {
        long before = shown();
        switch (kind) {
            case FETCHED -> {
                fetched++;
                pendingFetched++;
            }
            case RECORDED -> {
                recorded++;
                pendingRecorded++;
            }
        }
        return shown() - before;
    }

    /** What the store does not hold yet; from now on it counts as held. */
    synchronized Pending take() {
        Pending pending = new Pending(pendingFetched, pendingRecorded);
        pendingFetched = 0;
        pendingRecorded = 0;
        return pending;
    }

    /** Takes back what could not be stored. */
    synchronized void restore(Pending pending) {
        pendingFetched += pending.fetched();
        pendingRecorded += pending.recorded();
    }

    record Pending(long fetched, long recorded) {}
}
