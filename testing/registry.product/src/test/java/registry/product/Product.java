package registry.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the programs under test are. */
final class Product {
    private Product() {}

    /** The root of the source tree, which holds {@code ./run} and {@code ./calimero-registry}. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("run")) && Files.exists(folder.resolve("distribution"))) {
                return folder;
            }
        }
        throw new IllegalStateException("the root of the source tree is not above the working directory");
    }

    /** A port of the loopback interface that was free a moment ago. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
