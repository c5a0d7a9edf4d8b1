package registry.signing.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;
import registry.api.RegistryException;

/**
 * Reads a bundle's archive once, from beginning to end, holding one entry's headers and no content in memory.
 *
 * <p>Directories and macOS resource forks are passed over. Links, devices, sparse files, paths that leave the archive,
 * duplicate paths, further gzip members and anything but zeros after the tar are refused. One thing is left to the
 * caller: a second {@code manifest.json} is handed out like the first.
 *
 * <p>For one thread. Every method fails with {@link RegistryException}: {@code invalid_bundle} (no gzip tar, damaged or
 * cut off), {@code bundle_integrity} (not the structure of a bundle) or {@code bundle_too_large}. After a failure the
 * reader repeats it.
 */
public final class BundleReader implements AutoCloseable {
    private static final int BUFFER = 32 * 1024;

    private final PackedInput packed;
    private final BufferedInputStream member;
    private final UnpackedInput unpacked;
    private final StrictTar tar;
    private final ArchiveLimits limits;
    private final Set<String> seen = new HashSet<>();
    private final byte[] scrap = new byte[BUFFER];
    private int entries;
    private Optional<RegistryException> failure = Optional.empty();

    private BundleReader(PackedInput packed, BufferedInputStream member, InputStream gunzipped, ArchiveLimits limits) {
        this.packed = packed;
        this.member = member;
        this.limits = limits;
        this.unpacked = new UnpackedInput(gunzipped, packed, limits);
        this.tar = new StrictTar(unpacked);
    }

    /** Starts reading {@code source}, which {@link #close} closes. */
    public static BundleReader open(InputStream source, ArchiveLimits limits) {
        PackedInput packed = new PackedInput(source, limits.maxPacked());
        BufferedInputStream member = new BufferedInputStream(packed, BUFFER);
        return contained(() -> {
            GzipHeader.check(member);
            InputStream gunzipped = GzipCompressorInputStream.builder()
                    .setInputStream(member)
                    .setDecompressConcatenated(false)
                    .get();
            return new BundleReader(packed, member, gunzipped, limits);
        });
    }

    /**
     * The next file, or empty at the end, when everything up to the last byte of the source has been read and found
     * well formed. What is left of the current file is skipped.
     */
    public Optional<BundleEntry> next() {
        return guarded(() -> {
            for (TarArchiveEntry entry = advance(); entry != null; entry = advance()) {
                Optional<BundleEntry> file = accept(entry);
                if (file.isPresent()) {
                    return file;
                }
            }
            finish();
            return Optional.empty();
        });
    }

    /** The content of the current file. It fails like the reader, never with {@link IOException}; need not be closed. */
    public InputStream content() {
        return new Content();
    }

    /** How many bytes have been unpacked, tar headers included. */
    public long unpacked() {
        return unpacked.count();
    }

    /** How many bytes of the source have been read. */
    public long packed() {
        return packed.count();
    }

    @Override
    public void close() throws IOException {
        tar.close();
        packed.close();
    }

    private @Nullable TarArchiveEntry advance() throws IOException {
        if (tar.getCurrentEntry() != null) {
            drain(tar);
        }
        unpacked.expectHeaders();
        TarArchiveEntry entry = tar.getNextEntry();
        unpacked.expectContent();
        return entry;
    }

    private Optional<BundleEntry> accept(TarArchiveEntry entry) {
        if (++entries > limits.maxEntries()) {
            throw Refusal.tooLarge("the archive has more than " + limits.maxEntries() + " entries");
        }
        String name = entry.getName();
        String shown = "archive entry '" + EntryPath.shown(name) + "' ";
        requireKind(entry, shown);
        if (entry.isDirectory()) {
            return Optional.empty();
        }
        EntryPath.problem(name).ifPresent(problem -> {
            throw Refusal.structure(shown + problem + "; use a plain relative path");
        });
        BundleEntry file = new BundleEntry(EntryPath.normalize(name), entry.getSize());
        if (EntryPath.isAppleDouble(file.path())) {
            return Optional.empty();
        }
        if (!seen.add(file.path()) && !file.isManifest()) {
            throw Refusal.structure(shown + "is there more than once; pack each file once");
        }
        return Optional.of(file);
    }

    private static void requireKind(TarArchiveEntry entry, String shown) {
        boolean known = switch (entry.getLinkFlag()) {
            case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_DIR -> true;
            default -> false;
        };
        if (!known || entry.isSparse()) {
            throw Refusal.structure(shown + "is a link, device, sparse or other special file; "
                    + "only regular files may be in a bundle");
        }
        if (entry.isDirectory() && entry.getSize() != 0) {
            throw Refusal.structure(shown + "is a directory with content");
        }
    }

    private void finish() throws IOException {
        for (int read = unpacked.read(scrap); read >= 0; read = unpacked.read(scrap)) {
            for (int i = 0; i < read; i++) {
                if (scrap[i] != 0) {
                    throw Refusal.structure("the archive has data after the tar's end marker; pack it again");
                }
            }
        }
        if (member.read() >= 0) {
            throw Refusal.structure(
                    "the file goes on after its gzip member; a bundle is one gzip-compressed tar and nothing else");
        }
    }

    private void drain(InputStream in) throws IOException {
        while (in.read(scrap) >= 0) {
            // Read rather than skipped: every byte is counted.
        }
    }

    /** Runs a step unless an earlier one failed: what the libraries do after a failure is not defined. */
    private <T> T guarded(Step<T> step) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            return contained(step);
        } catch (RegistryException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /**
     * Runs a step of the libraries. They report hostile input by {@link IOException} and by whatever unchecked exception
     * their arithmetic ends in; here is the one place where that becomes an answer.
     */
    private static <T> T contained(Step<T> step) {
        try {
            return step.run();
        } catch (RegistryException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Refusal.damaged(e);
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    private final class Content extends InputStream {
        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return guarded(() -> tar.read(buffer, offset, length));
        }
    }
}
