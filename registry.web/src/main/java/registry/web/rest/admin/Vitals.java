package registry.web.rest.admin;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import registry.api.RegistryException;
import registry.api.spi.StoreHealth;
import registry.storage.Stores;

/** Tells how this process and its stores are, in figures. Thread-safe. */
public final class Vitals {
    private final Stores stores;
    private final Path data;
    private final Instant started;

    /**
     * Looks at {@code stores}.
     *
     * @param data the data directory
     * @param started since when the registry serves
     */
    public Vitals(Stores stores, Path data, Instant started) {
        this.stores = stores;
        this.data = data;
        this.started = started;
    }

    /**
     * How it is at one moment. Sizes are bytes.
     *
     * @param trouble why writes cannot succeed, and what to do
     * @param warnings what an operator should know although everything works
     * @param revision of the metadata store, if it tells
     * @param version of the server, if it was built with one
     * @param disk of the data directory, where the file system tells
     */
    public record Reading(
            Optional<String> trouble,
            List<String> warnings,
            Optional<Long> revision,
            Optional<String> version,
            String java,
            Instant started,
            int processors,
            long memoryUsed,
            long memoryMax,
            Optional<Disk> disk) {}

    /** How full a disk is, in bytes. */
    public record Disk(long free, long total) {}

    /** What the metadata store says about itself. */
    private record StoreReading(Optional<String> trouble, List<String> warnings, Optional<Long> revision) {}

    /** Looks now. A registry in trouble is told of, not thrown. */
    public Reading read() {
        StoreReading store = readStores();
        List<String> warnings = new ArrayList<>(store.warnings());
        Optional<Disk> disk = readDisk();
        if (disk.isEmpty()) {
            warnings.add("the disk of the data directory does not tell how full it is");
        }
        Runtime runtime = Runtime.getRuntime();
        return new Reading(
                store.trouble(),
                List.copyOf(warnings),
                store.revision(),
                version(),
                Runtime.version().toString(),
                started,
                runtime.availableProcessors(),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                disk);
    }

    private StoreReading readStores() {
        List<String> warnings = List.of();
        try {
            StoreHealth health = stores.health();
            warnings = health.warnings();
            return new StoreReading(
                    health.trouble(), warnings, Optional.of(stores.metadata().revision()));
        } catch (RegistryException e) {
            return new StoreReading(Optional.of(e.detail()), warnings, Optional.empty());
        }
    }

    private Optional<Disk> readDisk() {
        try {
            FileStore disk = Files.getFileStore(data);
            return Optional.of(new Disk(disk.getUsableSpace(), disk.getTotalSpace()));
        } catch (IOException e) {
            // Told as a warning: not every file system knows.
            return Optional.empty();
        }
    }

    private static Optional<String> version() {
        return Optional.ofNullable(Vitals.class.getModule().getDescriptor()).flatMap(ModuleDescriptor::rawVersion);
    }
}
