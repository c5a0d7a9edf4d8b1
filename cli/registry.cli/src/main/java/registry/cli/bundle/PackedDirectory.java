package registry.cli.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory packed into a temporary bundle, which closing removes. */
public final class PackedDirectory implements AutoCloseable {
    private final Path bundle;

    private PackedDirectory(Path bundle) {
        this.bundle = bundle;
    }

    /** Packs a directory as {@link Packer} does. */
    public static PackedDirectory of(Path directory) {
        Packer packer = Packer.of(directory);
        PackedDirectory packed = new PackedDirectory(temporaryFile());
        try {
            packer.writeTo(packed.bundle);
            return packed;
        } catch (RuntimeException e) {
            packed.close();
            throw e;
        }
    }

    /** The bundle file. */
    public Path bundle() {
        return bundle;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("calimero-registry-", ".mpk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
