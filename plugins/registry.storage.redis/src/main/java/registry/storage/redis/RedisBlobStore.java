package registry.storage.redis;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Blob;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.api.spi.HealthProbe;
import registry.api.spi.StagedBlob;
import registry.api.spi.StoreHealth;

/**
 * Blobs in Redis, shared by any number of processes. Sealing again looks whether the content is what it should be, and
 * replaces it otherwise; those who read the old one go on with the new one.
 *
 * <p>What was not sealed is removed when it is closed, when the store is closed, and at the latest an hour after its
 * last byte if the process ended before.
 */
final class RedisBlobStore implements BlobStore {
    private static final System.Logger LOG = System.getLogger(RedisBlobStore.class.getName());

    /** Uploads removed in one round. */
    private static final int ROUND = 100;

    private final Redis redis;
    private final Keys keys;
    private final BlobCatalogue catalogue;
    private final Uploads uploads;
    private final HealthProbe probe;
    private final Set<StagedUpload> staged = ConcurrentHashMap.newKeySet();

    private RedisBlobStore(Redis redis, RedisConfig config) {
        this.redis = redis;
        this.keys = new Keys(config.prefix());
        this.catalogue = new BlobCatalogue(redis, keys);
        this.uploads = new Uploads(redis, keys);
        this.probe = new HealthProbe(() -> RedisServer.health(redis, keys));
    }

    static RedisBlobStore open(RedisConfig config) {
        Redis redis = Redis.open("blob store", config);
        try {
            RedisServer.prepare(redis, config);
            RedisBlobStore store = new RedisBlobStore(redis, config);
            store.removeGarbage();
            return store;
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    @Override
    public StagedBlob stage() {
        redis.requireOpen();
        StagedUpload upload = new StagedUpload(this, uploads);
        staged.add(upload);
        return upload;
    }

    @Override
    public Optional<Blob> open(Digest digest) {
        return catalogue.find(digest).map(entry -> blob(digest, entry));
    }

    @Override
    public List<BlobInfo> list(Optional<Digest> after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a limit is 1 to " + MAX_PAGE + ", not " + limit);
        }
        return catalogue.list(after, limit);
    }

    @Override
    public boolean delete(Digest digest, Instant notSealedSince) {
        boolean removed = catalogue.delete(digest, notSealedSince);
        removeGarbage();
        return removed;
    }

    @Override
    public void inspect(Consumer<String> damage) {
        new IndexInspection(redis, keys).run("blob", "blobs", "blob-index", damage);
    }

    @Override
    public StoreHealth health() {
        return probe.health();
    }

    @Override
    public void close() {
        // The first failure is enough: what stays expires.
        boolean dropped = staged.stream().allMatch(StagedUpload::drop);
        LOG.log(System.Logger.Level.DEBUG, () -> "unfinished uploads were removed: " + dropped);
        redis.close();
    }

    void requireOpen() {
        redis.requireOpen();
    }

    /**
     * Takes over an upload of which everything is written. When this fails nobody may know whether it is sealed, so its
     * content is left to whoever finds the note of it.
     */
    Blob seal(StagedUpload upload) {
        Digest digest = upload.digest();
        Optional<BlobEntry> stored = catalogue.find(digest).filter(entry -> isIntact(digest, entry));
        if (stored.isPresent() && catalogue.renew(digest, stored.get().upload())) {
            upload.discard();
            return blob(digest, stored.get());
        }
        catalogue.intend(digest, upload.id(), Uploads.KEPT);
        if (!uploads.keep(upload.id(), upload.chunks(), upload.size())
                || !catalogue.seal(digest, upload.id(), upload.size())) {
            upload.discard();
            throw Failures.unavailable("the upload lay still for too long and is gone; send it again");
        }
        removeGarbage();
        return blob(digest, new BlobEntry(upload.id(), upload.size(), 0));
    }

    void forget(StagedUpload upload) {
        staged.remove(upload);
    }

    private Blob blob(Digest digest, BlobEntry entry) {
        return new RedisBlob(digest, entry, this::requireOpen, catalogue, uploads);
    }

    /** Whether the content of a blob is there and what it should be. */
    private boolean isIntact(Digest digest, BlobEntry entry) {
        MessageDigest hash = Digest.sha256();
        for (long chunk = 0; chunk * Uploads.CHUNK_BYTES < entry.size(); chunk++) {
            byte[] content = uploads.read(entry.upload(), chunk);
            if (content == null) {
                return false;
            }
            hash.update(content);
        }
        return Digest.finish(hash).equals(digest);
    }

    /** Removes content that nobody needs. What does not succeed is left to the next time, in whatever process. */
    private void removeGarbage() {
        try {
            List<BlobCatalogue.Garbage> garbage = catalogue.garbage(ROUND);
            while (!garbage.isEmpty()) {
                for (BlobCatalogue.Garbage unneeded : garbage) {
                    uploads.remove(unneeded.upload());
                    catalogue.removed(unneeded);
                }
                garbage = catalogue.garbage(ROUND);
            }
        } catch (RegistryException e) {
            LOG.log(System.Logger.Level.WARNING, "content that nobody needs stays in Redis for now", e);
        }
    }
}
