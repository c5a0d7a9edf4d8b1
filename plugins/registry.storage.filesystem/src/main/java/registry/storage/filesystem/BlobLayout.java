package registry.storage.filesystem;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import registry.api.Digest;

/** Where blobs lie: {@code blobs/sha256/ab/cd/abcd…}. Thread-safe. */
final class BlobLayout {
    /** How many hexadecimal digits name a directory of either level. */
    private static final int DIGITS = 2;

    private final Path root;
    private final Path staging;

    /** Directories whose names this process has made durable; an earlier one may have crashed before it did. */
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    private BlobLayout(Path root, Path staging) {
        this.root = root;
        this.staging = staging;
    }

    /** Creates what is missing, and removes what an earlier process left unsealed. */
    static BlobLayout open(Path dataDirectory) throws IOException {
        Path blobs = dataDirectory.resolve("blobs");
        BlobLayout layout = new BlobLayout(blobs.resolve("sha256"), blobs.resolve("staging"));
        DurableFiles.createDirectories(layout.root);
        DurableFiles.createDirectories(layout.staging);
        DurableFiles.syncDirectory(dataDirectory);
        DurableFiles.syncDirectory(blobs);
        for (String leftover : names(layout.staging)) {
            Files.delete(layout.staging.resolve(leftover));
        }
        return layout;
    }

    /** Where the blob with this digest is, if it is stored. */
    Path file(Digest digest) {
        return second(digest).resolve(digest.hex());
    }

    Path staged(String name) {
        return staging.resolve(name);
    }

    /**
     * Moves a staged file to where the blob with this digest belongs, in place of one that is there. The name is
     * durable when this returns.
     */
    void moveIn(Path staged, Digest digest) throws IOException {
        makeDurable(first(digest), root);
        makeDurable(second(digest), first(digest));
        DurableFiles.rename(staged, file(digest));
        DurableFiles.syncDirectory(second(digest));
    }

    /** Up to {@code limit} stored digests after {@code after} (hexadecimal, or empty), in order. */
    List<Digest> digestsAfter(String after, int limit) throws IOException {
        List<Digest> found = new ArrayList<>();
        for (String first : names(root)) {
            if (isBefore(first, after)) {
                continue;
            }
            for (String second : names(root.resolve(first))) {
                if (!isBefore(first + second, after)) {
                    collect(root.resolve(first).resolve(second), after, found);
                }
                if (found.size() >= limit) {
                    return found.subList(0, limit);
                }
            }
        }
        return found;
    }

    /** Whether everything that begins with {@code start} comes before {@code position}. */
    private static boolean isBefore(String start, String position) {
        return start.compareTo(position) < 0 && !position.startsWith(start);
    }

    private static void collect(Path directory, String after, List<Digest> found) throws IOException {
        for (String name : names(directory)) {
            if (Digest.isHex(name) && name.compareTo(after) > 0) {
                found.add(Digest.parse(name));
            }
        }
    }

    private Path first(Digest digest) {
        return root.resolve(digest.hex().substring(0, DIGITS));
    }

    private Path second(Digest digest) {
        return first(digest).resolve(digest.hex().substring(DIGITS, 2 * DIGITS));
    }

    /** Whoever finds the directory there already syncs its parent too: its maker may not have come so far. */
    private void makeDurable(Path directory, Path parent) throws IOException {
        if (!durable.contains(directory)) {
            DurableFiles.createDirectory(directory);
            DurableFiles.syncDirectory(parent);
            durable.add(directory);
        }
    }

    /** The sorted names in a directory; none when it is something foreign that lies about. */
    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names;
    }
}
