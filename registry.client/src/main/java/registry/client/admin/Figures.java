package registry.client.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one process of a registry and its stores are.
 *
 * @param up whether it serves in full
 * @param trouble why writes fail at the moment
 * @param warnings what to worry about
 * @param revision of the metadata store, unless that does not answer
 * @param process what runs
 * @param memory of the Java heap
 * @param disk where the data directory is, if that tells
 */
public record Figures(
        boolean up,
        Optional<String> trouble,
        List<String> warnings,
        OptionalLong revision,
        ServerProcess process,
        Memory memory,
        Optional<Disk> disk) {
    /** Copies the list. */
    public Figures {
        warnings = List.copyOf(warnings);
    }

    /**
     * What runs.
     *
     * @param version of the server program
     * @param java version of the Java runtime
     * @param startedAt since when
     * @param processors how many it may use
     */
    public record ServerProcess(Optional<String> version, String java, Instant startedAt, long processors) {}

    /**
     * The Java heap.
     *
     * @param used in bytes
     * @param max in bytes
     */
    public record Memory(long used, long max) {}

    /**
     * A file system.
     *
     * @param free in bytes
     * @param total in bytes
     */
    public record Disk(long free, long total) {}
}
