package registry.maintenance.backup;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.storage.BlobReferences;

/** Makes sure that a backup has every blob that its records refer to. For one thread. */
final class Verification implements Sink {
    private final BlobReferences references;
    private final Set<Digest> blobs = new HashSet<>();

    Verification(BlobReferences references) {
        this.references = references;
    }

    @Override
    public void blob(Digest digest, long size, InputStream content) {
        blobs.add(digest);
    }

    @Override
    public void record(String key, byte[] value) {
        if (key.equals(RestoreMarker.KEY)) {
            throw BackupFormat.invalid("it was made of a registry that was being restored");
        }
        try {
            references.of(key, value).filter(digest -> !blobs.contains(digest)).forEach(digest -> {
                throw BackupFormat.invalid("it lacks the blob " + digest + ", which '" + key + "' refers to");
            });
        } catch (RegistryException e) {
            throw e.code() == BackupError.BACKUP_INVALID ? e : BackupFormat.invalid(e.detail(), e);
        }
    }

    @Override
    public void counter(String name, long value) {
        // nothing is referred to
    }
}
