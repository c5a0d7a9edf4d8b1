package registry.client.admin;

/** Is told how an import gets on, by one thread at a time, though not the caller's. What it throws ends the call. */
@FunctionalInterface
public interface ImportListener {
    /** What is done next, in words. */
    void step(String words);

    /** So many packages of so many were looked at. */
    default void packages(long seen, long all) {}
}
