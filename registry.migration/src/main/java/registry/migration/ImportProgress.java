package registry.migration;

/** Hears how an import gets on, on the thread that runs it. Must return quickly: the import waits. */
@FunctionalInterface
public interface ImportProgress {
    /** What is done next, in words. */
    void step(String words);

    /** So many packages of so many were looked at; told a few times a second, and at the end. */
    default void packages(long seen, long all) {}
}
