package registry.storage.filesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.api.spi.HealthProbe;
import registry.api.spi.StagedBlob;
import registry.api.spi.StoreHealth;

/**
 * Blobs as files. The modification time of a file is when its blob was last sealed; sealing again replaces the file,
 * which also repairs one that was damaged.
 */
final class FilesystemBlobStore implements BlobStore {
    private static final int STRIPES = 64;

    /** How much must fit on the disk for writes to be called possible; a small bundle does not need more. */
    private static final int PROBE_BYTES = 64 << 10;

    private final DataDirectory directory;
    private final BlobLayout layout;
    private final Clock clock;
    private final Gate gate = new Gate("blob store");
    private final HealthProbe probe = new HealthProbe(() -> {
        tryToWrite();
        return StoreHealth.GOOD;
    });

    /** Sealing and deleting the same blob exclude each other. */
    private final List<ReentrantLock> stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();

    private FilesystemBlobStore(DataDirectory directory, BlobLayout layout, Clock clock) {
        this.directory = directory;
        this.layout = layout;
        this.clock = clock;
    }

    static FilesystemBlobStore open(FilesystemConfig config, Clock clock) {
        DataDirectory directory = DataDirectory.open(config.directory(), DataDirectory.Use.BLOBS);
        try {
            return new FilesystemBlobStore(directory, BlobLayout.open(directory.path()), clock);
        } catch (IOException e) {
            directory.close(DataDirectory.Use.BLOBS);
            throw Failures.of("the blob directory", e);
        }
    }

    @Override
    public StagedBlob stage() {
        return newFile();
    }

    @Override
    public Optional<Blob> open(Digest digest) {
        Path file = layout.file(digest);
        try {
            return gate.within(() -> attributes(file).map(found -> new FileBlob(digest, found.size(), file, gate)));
        } catch (IOException e) {
            throw Failures.of("a blob", e);
        }
    }

    @Override
    public List<BlobInfo> list(Optional<Digest> after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a limit is 1 to " + MAX_PAGE + ", not " + limit);
        }
        try {
            return gate.within(() -> listed(after.map(Digest::hex).orElse(""), limit));
        } catch (IOException e) {
            throw Failures.of("the blob directory", e);
        }
    }

    @Override
    public boolean delete(Digest digest, Instant notSealedSince) {
        try {
            return alone(digest, () -> {
                Path file = layout.file(digest);
                return attributes(file)
                                .filter(found -> sealedAt(found).isBefore(notSealedSince))
                                .isPresent()
                        && Files.deleteIfExists(file);
            });
        } catch (IOException e) {
            throw Failures.of("a blob", e);
        }
    }

    @Override
    public StoreHealth health() {
        return probe.health();
    }

    @Override
    public void close() {
        if (gate.shut()) {
            directory.close(DataDirectory.Use.BLOBS);
        }
    }

    void requireOpen() {
        gate.requireOpen();
    }

    /** Takes over a staged file whose content is synced. */
    Blob take(Path staged, Digest digest, long size) throws IOException {
        return alone(digest, () -> {
            Files.setLastModifiedTime(staged, FileTime.from(clock.instant()));
            layout.moveIn(staged, digest);
            return new FileBlob(digest, size, layout.file(digest), gate);
        });
    }

    private void tryToWrite() {
        try (StagedFile file = newFile()) {
            file.write(new byte[PROBE_BYTES], 0, PROBE_BYTES);
            file.sync();
        }
    }

    private StagedFile newFile() {
        try {
            return gate.within(
                    () -> StagedFile.create(layout.staged(UUID.randomUUID().toString()), this));
        } catch (IOException e) {
            throw Failures.of("a staged blob", e);
        }
    }

    private List<BlobInfo> listed(String after, int limit) throws IOException {
        List<BlobInfo> page = new ArrayList<>();
        List<Digest> digests = layout.digestsAfter(after, limit);
        while (!digests.isEmpty()) {
            for (Digest digest : digests) {
                attributes(layout.file(digest))
                        .map(found -> new BlobInfo(digest, found.size(), sealedAt(found)))
                        .ifPresent(page::add); // or it was deleted meanwhile
            }
            digests = page.size() == limit
                    ? List.of()
                    : layout.digestsAfter(digests.getLast().hex(), limit - page.size());
        }
        return page;
    }

    private <T> T alone(Digest digest, Gate.Operation<T, IOException> operation) throws IOException {
        ReentrantLock stripe = stripes.get(Math.floorMod(digest.hashCode(), STRIPES));
        return gate.within(() -> {
            stripe.lock();
            try {
                return operation.run();
            } finally {
                stripe.unlock();
            }
        });
    }

    private static Instant sealedAt(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().toInstant();
    }

    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
