package registry.signing.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import registry.api.RegistryException;

/**
 * Writes a bundle's archive. The same files in the same order give the same bytes, on every machine and day: times,
 * owners and modes are fixed. The manifest comes first, so that readers find it at once.
 *
 * <p>For one thread. Close it to complete the archive; the stream below is closed with it.
 */
public final class BundleWriter implements AutoCloseable {
    private static final Instant FIXED_TIME = Instant.parse("2000-01-01T00:00:00Z");
    private static final int FIXED_MODE = 0100644;
    private static final int UNKNOWN_SYSTEM = 255;

    private final TarArchiveOutputStream tar;
    private final Set<String> written = new HashSet<>();

    private BundleWriter(TarArchiveOutputStream tar) {
        this.tar = tar;
    }

    /** Starts an archive whose first entry is {@code manifest}, byte for byte. */
    public static BundleWriter start(OutputStream out, byte[] manifest) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        parameters.setModificationInstant(Instant.EPOCH);
        parameters.setOperatingSystem(UNKNOWN_SYSTEM);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new GzipCompressorOutputStream(out, parameters), StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_ERROR);
        BundleWriter writer = new BundleWriter(tar);
        writer.file(BundleEntry.MANIFEST, manifest);
        return writer;
    }

    /** Adds a file held in memory; otherwise as {@link #file(String, long, InputStream)}. */
    public void file(String path, byte[] content) throws IOException {
        file(path, content.length, new ByteArrayInputStream(content));
    }

    /**
     * Adds a file of exactly {@code size} bytes, which are read from {@code content}; the caller closes that.
     *
     * @throws RegistryException {@code bundle_integrity} when the path is not allowed in a bundle or was written before
     * @throws IOException when reading or writing fails, or {@code content} does not have {@code size} bytes
     */
    public void file(String path, long size, InputStream content) throws IOException {
        EntryPath.problem(path).ifPresent(problem -> {
            throw Refusal.structure("'" + EntryPath.shown(path) + "' " + problem + "; use a plain relative path");
        });
        String normal = EntryPath.normalize(path);
        if (!written.add(normal)) {
            throw Refusal.structure("'" + EntryPath.shown(path) + "' is packed already; name each file once");
        }
        tar.putArchiveEntry(header(normal, size));
        content.transferTo(tar);
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private static TarArchiveEntry header(String path, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_NORMAL);
        entry.setSize(size);
        entry.setMode(FIXED_MODE);
        entry.setModTime(FIXED_TIME.toEpochMilli());
        entry.setIds(0, 0);
        entry.setNames("", "");
        return entry;
    }
}
