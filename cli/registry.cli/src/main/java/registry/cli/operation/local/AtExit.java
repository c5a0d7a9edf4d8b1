package registry.cli.operation.local;

/** Something that is done if this program is ended, by Ctrl-C for example, before it is cancelled. */
final class AtExit {
    private final Thread work;

    private AtExit(Thread work) {
        this.work = work;
    }

    static AtExit run(Runnable work) {
        Thread thread = new Thread(work);
        Runtime.getRuntime().addShutdownHook(thread);
        return new AtExit(thread);
    }

    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(work);
        } catch (IllegalStateException e) {
            // The program is ending, and this is being done.
        }
    }
}
