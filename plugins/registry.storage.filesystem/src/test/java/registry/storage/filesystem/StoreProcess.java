package registry.storage.filesystem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.BlobStore;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StagedBlob;

/** What the tests do to a data directory from another process. Says on standard output what it has done. */
final class StoreProcess {
    static final int WRITERS = 4;

    private StoreProcess() {}

    /**
     * Does one thing and ends, unless it is killed.
     *
     * @param arguments what to do ({@code write}, {@code hold} or {@code fill}), and the data directory
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ConfigScope config = ConfigScope.of("registry.filesystem", Map.of("data", arguments[1]));
        try (MetadataStore metadata = new FilesystemMetadataStoreProvider().open(config);
                BlobStore blobs = new FilesystemBlobStoreProvider().open(config)) {
            switch (arguments[0]) {
                case "write" -> writeUntilKilled(metadata, blobs);
                case "hold" -> hold();
                case "fill" -> fill(metadata, blobs);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (RegistryException e) {
            say("FAILED " + e.code().code());
        }
    }

    /** The content of the blob that a record refers to. */
    static byte[] content(String name) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        byte[] content = new byte[20_000 + random.nextInt(150_000)];
        random.nextBytes(content);
        return content;
    }

    private static void hold() throws IOException {
        say("OPEN");
        System.in.read();
    }

    private static void writeUntilKilled(MetadataStore metadata, BlobStore blobs) throws InterruptedException {
        AtomicLong numbers = new AtomicLong(metadata.revision());
        Thread[] writers = new Thread[WRITERS];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = Thread.ofPlatform().start(() -> {
                while (true) {
                    publish(metadata, blobs, "p" + numbers.incrementAndGet());
                }
            });
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    /** As the registry does it: first the blob, then one batch that refers to it, then the answer. */
    private static void publish(MetadataStore metadata, BlobStore blobs, String name) {
        byte[] content = content(name);
        try (StagedBlob staged = blobs.stage()) {
            staged.write(content, 0, content.length);
            Digest digest = staged.seal().digest();
            byte[] value = digest.hex().getBytes(StandardCharsets.US_ASCII);
            Batch batch = Batch.builder()
                    .requireAbsent(name + "/head")
                    .put(name + "/head", value)
                    .put(name + "/version", value)
                    .build();
            if (metadata.commit(batch) instanceof CommitResult.Committed committed) {
                say("ACK " + name + " " + committed.revision());
            }
        }
    }

    /** With a small limit on the size of files: what is too large fails, and the rest goes on. */
    private static void fill(MetadataStore metadata, BlobStore blobs) {
        byte[] large = new byte[8 << 20];
        try (StagedBlob staged = blobs.stage()) {
            staged.write(large, 0, large.length);
            staged.seal();
            say("BLOB SEALED");
        } catch (RegistryException e) {
            say("BLOB " + e.code().code() + " " + e.detail());
        }
        try {
            for (int i = 0; i < 16; i++) {
                metadata.commit(
                        Batch.builder().put("large/" + i, new byte[1 << 20]).build());
            }
            say("BATCHES COMMITTED");
        } catch (RegistryException e) {
            say("BATCH " + e.code().code() + " " + e.detail());
        }
        publish(metadata, blobs, "small");
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
