package registry.product;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own with little room. For one thread. */
final class SmallDisk implements AutoCloseable {
    private static final String SKIPPED =
            "SKIPPED: a full disk was not tried, since this user may not mount one (mount -t tmpfs); run as root";

    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /** Mounts one at {@code path}; where that is not allowed, the test is skipped. */
    static SmallDisk mount(Path path, int megabytes) throws IOException {
        Files.createDirectories(path);
        boolean mounted =
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=700", "tmpfs", path.toString());
        if (!mounted) {
            System.err.println(SKIPPED);
        }
        Assumptions.assumeTrue(mounted, SKIPPED);
        return new SmallDisk(path);
    }

    Path path() {
        return path;
    }

    /** Takes all the room that is left. */
    void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            byte[] block = new byte[4096];
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    /** Gives the room back. */
    void free() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() throws IOException {
        // Lazily: whoever still has a file open there is a process that is being killed.
        if (!run("umount", "--lazy", path.toString())) {
            throw new IOException(path + " cannot be unmounted");
        }
    }

    private Path filler() {
        return path.resolve("filler");
    }

    private static boolean run(String... command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue() == 0;
    }
}
