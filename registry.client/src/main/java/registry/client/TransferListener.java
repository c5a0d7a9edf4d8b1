package registry.client;

import java.util.OptionalLong;

/** Is told how a long upload or download gets on. Called by one thread at a time, though not always the same one. */
@FunctionalInterface
public interface TransferListener {
    /** Ignores what it is told. */
    TransferListener NONE = (done, total) -> {};

    /**
     * More was transferred. Must return quickly: the transfer waits. What it throws ends the transfer and is thrown to the
     * caller.
     *
     * @param done bytes so far; less than before when the transfer had to begin again
     * @param total bytes in all, if known
     */
    void transferred(long done, OptionalLong total);
}
