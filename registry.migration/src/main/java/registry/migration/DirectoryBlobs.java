package registry.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.BundleVersion;
import registry.api.PackageName;

/**
 * A copy of the other deployment's bucket: {@code <package>/<version>.mpk}, in the directory itself or in
 * {@code bundles} below it. Names and versions hold no slash and are no relative paths, so that no other file is opened.
 */
record DirectoryBlobs(Path directory) implements BlobSource {
    private static final String USUAL_PREFIX = "bundles";

    @Override
    public Optional<InputStream> open(PackageName name, BundleVersion version) throws IOException {
        Optional<Path> file = Stream.of(directory, directory.resolve(USUAL_PREFIX))
                .map(root -> root.resolve(name.value()).resolve(version + ".mpk"))
                .filter(Files::isRegularFile)
                .findFirst();
        return file.isPresent() ? Optional.of(Files.newInputStream(file.get())) : Optional.empty();
    }
}
