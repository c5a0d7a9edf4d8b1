package registry.cli.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import registry.cli.file.AtomicFile;
import registry.signing.archive.BundleWriter;

/** Packs a directory into a bundle: the manifest and the files that it names. The same files give the same bytes. */
public final class Packer {
    private final byte[] manifestBytes;
    private final ObjectNode manifest;
    private final Map<String, Path> files;

    private Packer(byte[] manifestBytes, ObjectNode manifest, Map<String, Path> files) {
        this.manifestBytes = manifestBytes;
        this.manifest = manifest;
        this.files = files;
    }

    /** Looks at a directory; fails if the manifest is missing, unreadable or names a file that is not there. */
    public static Packer of(Path directory) {
        byte[] bytes = Manifests.read(directory.resolve(Manifests.FILE_NAME));
        ObjectNode manifest = Manifests.parse(bytes);
        return new Packer(bytes, manifest, DeclaredFiles.in(directory, manifest));
    }

    /** The manifest as it will be packed. */
    public ObjectNode manifest() {
        return manifest;
    }

    /** Path in the bundle to file, without the manifest. */
    public Map<String, Path> files() {
        return Map.copyOf(files);
    }

    /** Writes the bundle; the target appears when it is whole. */
    public void writeTo(Path target) {
        AtomicFile.write(target, this::write);
    }

    private void write(OutputStream out) throws IOException {
        try (BundleWriter writer = BundleWriter.start(out, manifestBytes)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                try (InputStream content = Files.newInputStream(file.getValue())) {
                    writer.file(file.getKey(), Files.size(file.getValue()), content);
                }
            }
        }
    }
}
