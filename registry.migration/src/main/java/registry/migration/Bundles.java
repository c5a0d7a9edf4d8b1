package registry.migration;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.StagedBlob;
import registry.catalog.BundleImport;

/** Fetches bundles from wherever they may lie, in order. For one thread. */
final class Bundles {
    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 500;
    private static final int BUFFER = 64 * 1024;

    /** RFC 1952 §2.3.1: how every gzip file begins. */
    private static final int GZIP_FIRST = 0x1f;

    private static final int GZIP_SECOND = 0x8b;

    private final BundleImport target;
    private final List<BlobSource> sources;
    private final long most;

    /** @param most how long a bundle may be, in bytes */
    Bundles(BundleImport target, List<BlobSource> sources, long most) {
        this.target = target;
        this.sources = List.copyOf(sources);
        this.most = most;
    }

    /** What came of looking for a bundle. */
    sealed interface Search {
        /** Here it is; whoever asked closes it. */
        record Found(StagedBlob staged) implements Search {}

        /** It is not here, for this reason. */
        record Failed(DoubtCode code, String reason) implements Search {}
    }

    Search fetch(PackageName name, BundleVersion version) {
        Search.Failed worst = new Search.Failed(DoubtCode.BYTES_MISSING, "its bundle is nowhere");
        for (BlobSource source : sources) {
            Search search = fetch(source, name, version);
            // What is out of reach now may be the right thing next time; what comes behind it may be out of date.
            if (!(search instanceof Search.Failed failed) || failed.code() == DoubtCode.BYTES_UNREACHABLE) {
                return search;
            }
            worst = failed.code() == DoubtCode.BYTES_UNUSABLE ? failed : worst;
        }
        return worst;
    }

    private Search fetch(BlobSource source, PackageName name, BundleVersion version) {
        String trouble = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return stage(source.open(name, version));
            } catch (UnusableBytesException e) {
                return new Search.Failed(DoubtCode.BYTES_UNUSABLE, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
                pause(attempt);
            }
        }
        return new Search.Failed(DoubtCode.BYTES_UNREACHABLE, trouble);
    }

    private Search stage(Optional<InputStream> bytes) throws IOException {
        if (bytes.isEmpty()) {
            return new Search.Failed(DoubtCode.BYTES_MISSING, "its bundle is nowhere");
        }
        StagedBlob staged = target.stage();
        boolean done = false;
        try (InputStream in = bytes.get()) {
            copy(in, staged);
            done = true;
            return new Search.Found(staged);
        } catch (UnusableBytesException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("it broke off while it was read: " + e.getMessage(), e);
        } finally {
            if (!done) {
                staged.close();
            }
        }
    }

    private void copy(InputStream in, StagedBlob staged) throws IOException {
        byte[] start = in.readNBytes(2);
        if (start.length < 2 || (start[0] & 0xff) != GZIP_FIRST || (start[1] & 0xff) != GZIP_SECOND) {
            throw new UnusableBytesException("what lies there is no gzip file");
        }
        staged.write(start, 0, start.length);
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (staged.size() + read > most) {
                throw new UnusableBytesException("it has more than " + most + " bytes");
            }
            staged.write(buffer, 0, read);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE_MILLIS * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "interrupted while fetching bundles", e);
        }
    }
}
