package registry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.Digest;
import registry.api.spi.StagedBlob;

class BlobInspectionTest {
    private final List<Finding> findings = new ArrayList<>();

    @TempDir
    private Path directory;

    private Stores stores;

    @BeforeEach
    void open() {
        stores = Stores.open(TestStores.config(directory));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void readsEveryByteOfEveryBlob() {
        store("one");
        store("");
        store("x".repeat(1_000_000));
        AtomicLong read = new AtomicLong();

        assertThat(new BlobInspection(stores.blobs()).run(findings::add, read::addAndGet))
                .isEqualTo(3);
        assertThat(read).hasValue(1_000_003);
        assertThat(findings).isEmpty();
    }

    @Test
    void findsBlobsThatAreDamaged() throws IOException {
        Digest changed = store("changed");
        Digest shorter = store("shorter");
        store("intact");
        Files.writeString(file(changed), "CHANGED");
        Files.writeString(file(shorter), "short");

        new BlobInspection(stores.blobs()).run(findings::add, count -> {});
        assertThat(findings).extracting(Finding::code).containsOnly("blob-damaged");
        assertThat(findings).extracting(Finding::key).containsExactlyInAnyOrder(changed.hex(), shorter.hex());
    }

    @Test
    void passesOverABlobThatIsRemovedMeanwhile() {
        Digest first = store("x".repeat(10));
        Digest second = store("y".repeat(10));
        List<Digest> order = Stream.of(first, second).sorted().toList();

        long count = new BlobInspection(stores.blobs())
                .run(findings::add, read -> stores.blobs().delete(order.getLast(), Instant.MAX));
        assertThat(count).isEqualTo(2);
        assertThat(findings).isEmpty();
    }

    private Digest store(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (StagedBlob staged = stores.blobs().stage()) {
            staged.write(bytes, 0, bytes.length);
            return staged.seal().digest();
        }
    }

    private Path file(Digest digest) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("blobs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().replace("/", "").endsWith(digest.hex()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
