package registry.maintenance.backup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import registry.api.Digest;
import registry.api.RegistryException;

/** Writes a backup while the content passes by, in constant memory. For one thread. */
final class BackupWriter implements Sink {
    private static final int PIECE = 64 * 1024;
    private static final int OWNER_ONLY = 0600;

    private final DigestOutputStream hashed;
    private final TarArchiveOutputStream tar;
    private final Instant created;
    private final Totals totals = new Totals();
    private Lines lines = new Lines(BackupFormat.RECORDS);

    /** Begins a backup on {@code out}, which stays its owner's to close. */
    BackupWriter(OutputStream out, Instant created) throws IOException {
        this.hashed = new DigestOutputStream(out, Digest.sha256());
        this.tar = new TarArchiveOutputStream(hashed, BackupFormat.BLOCK, "UTF-8");
        this.created = created;
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        ObjectNode header = JsonNodeFactory.instance
                .objectNode()
                .put("kind", BackupFormat.KIND)
                .put("format", BackupFormat.VERSION)
                .put("created", created.toString());
        part(BackupFormat.HEADER, BackupFormat.bytes(header));
    }

    @Override
    public void blob(Digest digest, long size, InputStream content) throws IOException {
        begin(BackupFormat.blob(digest), size);
        MessageDigest hash = Digest.sha256();
        byte[] piece = new byte[PIECE];
        for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
            hash.update(piece, 0, count);
            tar.write(piece, 0, count);
        }
        tar.closeArchiveEntry();
        if (!Digest.finish(hash).equals(digest)) {
            throw new RegistryException(
                    BackupError.REGISTRY_DAMAGED,
                    "the registry is damaged and not backed up: the bytes of the blob " + digest + " have changed; "
                            + "'admin fsck' finds all that is damaged");
        }
        totals.blob(size);
    }

    @Override
    public void record(String key, byte[] value) throws IOException {
        totals.record();
        lines.add(JsonNodeFactory.instance
                .objectNode()
                .put("key", key)
                .put("value", Base64.getEncoder().encodeToString(value)));
    }

    @Override
    public void counter(String name, long value) throws IOException {
        requireCounters();
        totals.counter();
        lines.add(JsonNodeFactory.instance.objectNode().put("name", name).put("value", value));
    }

    /** Ends the backup and flushes the stream. */
    BackupSummary finish(long revision) throws IOException {
        lines.end();
        part(
                BackupFormat.REVISION,
                BackupFormat.bytes(JsonNodeFactory.instance.objectNode().put("revision", revision)));
        hashed.on(false);
        Digest before = Digest.finish(hashed.getMessageDigest());
        write(BackupFormat.CHECKSUMS, BackupFormat.bytes(totals.json(before)));
        tar.finish();
        hashed.flush();
        return totals.summary(created.toString(), revision, before);
    }

    private void requireCounters() throws IOException {
        if (!lines.directory.equals(BackupFormat.COUNTERS)) {
            lines.end();
            lines = new Lines(BackupFormat.COUNTERS);
        }
    }

    private void part(String name, byte[] content) throws IOException {
        write(name, content);
        totals.part(name, Digest.ofContent(content));
    }

    private void write(String name, byte[] content) throws IOException {
        begin(name, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(OWNER_ONLY);
        entry.setModTime(Date.from(created.truncatedTo(ChronoUnit.SECONDS)));
        tar.putArchiveEntry(entry);
    }

    /** Lines of JSON on their way into compressed parts. */
    private final class Lines {
        private final String directory;
        private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        private GZIPOutputStream gzip = new GZIPOutputStream(compressed);
        private int length;
        private int number;

        Lines(String directory) throws IOException {
            this.directory = directory;
        }

        void add(ObjectNode line) throws IOException {
            byte[] bytes = BackupFormat.bytes(line);
            gzip.write(bytes);
            gzip.write('\n');
            length += bytes.length + 1;
            if (length >= BackupFormat.PART_BYTES) {
                end();
            }
        }

        /** Writes what there is. */
        void end() throws IOException {
            if (length > 0) {
                gzip.finish();
                number++;
                part(BackupFormat.part(directory, number), compressed.toByteArray());
                compressed.reset();
                gzip = new GZIPOutputStream(compressed);
                length = 0;
            }
        }
    }
}
