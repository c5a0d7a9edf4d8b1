package registry.maintenance.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import registry.api.Digest;
import registry.storage.BlobInspection;

/** Reads a backup once, from the first byte to the last. For one thread. */
final class BackupReader {
    /** Two headers, what the first of them says of the second, and padding are less. */
    private static final int MOST_HEADER_BYTES = 8 * 1024;

    private static final int MOST_SMALL_BYTES = 64 * 1024;

    private final TailInput input;
    private final TarArchiveInputStream tar;
    private final Sink sink;
    private final Totals totals = new Totals();
    private final Set<Digest> blobs = new HashSet<>();
    private final PartReader records;
    private final PartReader counters;
    private Stage stage = Stage.BLOBS;

    BackupReader(InputStream in, Sink sink) throws IOException {
        this.input = new TailInput(in);
        this.tar = new TarArchiveInputStream(input, BackupFormat.BLOCK, BackupFormat.BLOCK, "UTF-8", false);
        this.sink = sink;
        this.records = new PartReader(BackupFormat.RECORDS, "key", (key, json) -> {
            totals.record();
            sink.record(key, PartReader.bytes(json.path("value")));
        });
        this.counters = new PartReader(BackupFormat.COUNTERS, "name", (name, json) -> {
            totals.counter();
            sink.counter(name, PartReader.number(json.path("value")));
        });
    }

    /** What may come next. */
    private enum Stage {
        BLOBS,
        RECORDS,
        COUNTERS
    }

    BackupSummary read() throws IOException {
        String created = readHeader();
        TarArchiveEntry entry = next();
        while (!entry.getName().equals(BackupFormat.REVISION)) {
            readEntry(entry);
            entry = next();
        }
        long revision = readRevision(entry);
        entry = next();
        requireName(entry, BackupFormat.CHECKSUMS);
        Digest before = input.digestBeforeTail();
        byte[] expected = BackupFormat.bytes(totals.json(before));
        byte[] checksums = content(entry, 2 * expected.length);
        if (!BackupFormat.object(BackupFormat.CHECKSUMS, checksums)
                .equals(BackupFormat.object(BackupFormat.CHECKSUMS, expected))) {
            throw BackupFormat.invalid("its content is not what " + BackupFormat.CHECKSUMS
                    + " says; it is damaged, so make another or use another");
        }
        requireEnd(entry.getSize());
        return totals.summary(created, revision, before);
    }

    private long readRevision(TarArchiveEntry entry) throws IOException {
        byte[] bytes = content(entry, MOST_SMALL_BYTES);
        totals.part(BackupFormat.REVISION, Digest.ofContent(bytes));
        return PartReader.number(
                BackupFormat.object(BackupFormat.REVISION, bytes).path("revision"));
    }

    private static void requireName(TarArchiveEntry entry, String name) {
        if (!entry.getName().equals(name)) {
            throw BackupFormat.invalid("'" + entry.getName() + "' is where " + name + " belongs");
        }
    }

    private String readHeader() throws IOException {
        TarArchiveEntry entry = next();
        requireName(entry, BackupFormat.HEADER);
        byte[] bytes = content(entry, MOST_SMALL_BYTES);
        ObjectNode header = BackupFormat.object(BackupFormat.HEADER, bytes);
        if (!header.path("kind").asText().equals(BackupFormat.KIND)) {
            throw BackupFormat.invalid(BackupFormat.HEADER + " is not of the kind " + BackupFormat.KIND);
        }
        if (header.path("format").asInt() != BackupFormat.VERSION) {
            throw BackupFormat.invalid("its format is " + header.path("format") + " and this program reads format "
                    + BackupFormat.VERSION + "; use the program that made it, or a newer one");
        }
        totals.part(BackupFormat.HEADER, Digest.ofContent(bytes));
        return header.path("created").asText();
    }

    private void readEntry(TarArchiveEntry entry) throws IOException {
        String name = entry.getName();
        if (name.startsWith(BackupFormat.BLOBS)) {
            enter(Stage.BLOBS, name);
            readBlob(name.substring(BackupFormat.BLOBS.length()), entry.getSize());
        } else if (name.startsWith(BackupFormat.RECORDS)) {
            enter(Stage.RECORDS, name);
            readPart(records, entry);
        } else if (name.startsWith(BackupFormat.COUNTERS)) {
            enter(Stage.COUNTERS, name);
            readPart(counters, entry);
        } else {
            throw BackupFormat.invalid("nothing in a backup is called '" + name + "'");
        }
    }

    private void enter(Stage next, String name) {
        if (next.compareTo(stage) < 0) {
            throw BackupFormat.invalid("'" + name + "' is not where it belongs");
        }
        stage = next;
    }

    private void readBlob(String hex, long size) throws IOException {
        if (!Digest.isHex(hex)) {
            throw BackupFormat.invalid("'" + hex + "' is no SHA-256");
        }
        Digest digest = Digest.parse(hex);
        if (!blobs.add(digest)) {
            throw BackupFormat.invalid("the blob " + hex + " is in it twice");
        }
        EntryInput content = new EntryInput(tar);
        sink.blob(digest, size, content);
        BlobInspection.hash(content, count -> {});
        if (!content.digest().equals(digest)) {
            throw BackupFormat.invalid("the blob " + hex + " is damaged");
        }
        totals.blob(size);
    }

    private void readPart(PartReader reader, TarArchiveEntry entry) throws IOException {
        byte[] bytes = content(entry, PartReader.MOST_BYTES);
        totals.part(entry.getName(), Digest.ofContent(bytes));
        reader.read(entry.getName(), new ByteArrayInputStream(bytes));
    }

    private byte[] content(TarArchiveEntry entry, int most) throws IOException {
        if (entry.getSize() > most) {
            throw BackupFormat.invalid("'" + entry.getName() + "' has " + entry.getSize() + " bytes");
        }
        byte[] bytes = new EntryInput(tar).readNBytes((int) entry.getSize());
        if (bytes.length < entry.getSize()) {
            throw cutOff();
        }
        return bytes;
    }

    private TarArchiveEntry next() throws IOException {
        @Nullable TarArchiveEntry entry;
        try {
            input.allow(MOST_HEADER_BYTES);
            entry = tar.getNextEntry();
            input.allow(Long.MAX_VALUE);
        } catch (BackupFile.UnreadableException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw BackupFormat.invalid("it is damaged or cut off (" + e.getMessage() + ")", e);
        }
        if (entry == null) {
            throw cutOff();
        }
        // A link or a device has a name like any file, and a sparse file may say that it is as long as it likes.
        boolean regular = entry.getLinkFlag() == TarConstants.LF_NORMAL && entry.isFile() && !entry.isSparse();
        if (!regular || !entry.isCheckSumOK() || !input.hasPlainChecksum()) {
            throw BackupFormat.invalid("the entry '" + entry.getName() + "' is damaged, or no regular file");
        }
        return entry;
    }

    /** Behind the last file come zeros to the end of its block and two blocks of them (POSIX ustar), nothing else. */
    private void requireEnd(long lastSize) throws IOException {
        long padding = Math.floorMod(-lastSize, (long) BackupFormat.BLOCK);
        byte[] rest = input.readNBytes((int) padding + 2 * BackupFormat.BLOCK + 1);
        if (rest.length < padding + 2 * BackupFormat.BLOCK) {
            throw cutOff();
        }
        boolean longer = rest.length > padding + 2 * BackupFormat.BLOCK;
        for (byte b : rest) {
            longer |= b != 0;
        }
        if (longer) {
            throw BackupFormat.invalid("there is something behind its end");
        }
    }

    private static RuntimeException cutOff() {
        return BackupFormat.invalid("it is cut off; make another or use another");
    }
}
