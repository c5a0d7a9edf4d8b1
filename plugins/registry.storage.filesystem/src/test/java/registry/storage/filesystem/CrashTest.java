package registry.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.BlobStore;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** A process that is killed in the middle of its work loses nothing that it acknowledged, and leaves nothing half done. */
class CrashTest {
    private static final int KILLS = 6;
    private static final int MOST_ACKNOWLEDGED = 150;

    @TempDir
    private Path directory;

    @Test
    @Timeout(180)
    void keepsWhatWasAcknowledgedAndNothingHalf() throws Exception {
        Map<String, Long> acknowledged = new HashMap<>();
        Random random = new Random(20);
        for (int kill = 0; kill < KILLS; kill++) {
            int before = acknowledged.size();
            writeAndKill(1 + random.nextInt(MOST_ACKNOWLEDGED), acknowledged);
            assertThat(acknowledged.size()).isGreaterThan(before);
            check(acknowledged);
        }
    }

    /** Kills the process (SIGKILL) after so many acknowledgements; those that are still in the pipe count as well. */
    private void writeAndKill(int acknowledgements, Map<String, Long> acknowledged) throws Exception {
        Process process =
                ForkedJvm.start(ForkedJvm.command(StoreProcess.class, List.of("write", directory.toString())));
        try (BufferedReader out = process.inputReader()) {
            for (int i = 0; i < acknowledgements; i++) {
                note(out.readLine(), acknowledged);
            }
            process.toHandle().destroyForcibly(); // unlike the process itself, it leaves the pipe open
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line, acknowledged);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void note(String line, Map<String, Long> acknowledged) {
        assertThat(line).as("what the process says").matches("ACK p\\d+ \\d+");
        String[] words = line.split(" ", -1);
        acknowledged.put(words[1], Long.valueOf(words[2]));
    }

    private void check(Map<String, Long> acknowledged) throws IOException {
        ConfigScope config = ConfigScope.of("registry.filesystem", Map.of("data", directory.toString()));
        try (MetadataStore metadata = new FilesystemMetadataStoreProvider().open(config);
                BlobStore blobs = new FilesystemBlobStoreProvider().open(config)) {
            acknowledged.forEach((name, revision) -> assertThat(
                            metadata.read(name + "/head").orElseThrow().revision())
                    .isEqualTo(revision));
            assertPublishedWhole(metadata, blobs);
            assertFeedComplete(metadata);
        }
        try (Stream<Path> staged = Files.list(directory.resolve("blobs/staging"))) {
            assertThat(staged).isEmpty();
        }
    }

    private static void assertPublishedWhole(MetadataStore metadata, BlobStore blobs) throws IOException {
        List<StoredRecord> records = metadata.scan("p", "", MetadataStore.MAX_PAGE);
        assertThat(records).hasSizeLessThan(MetadataStore.MAX_PAGE).hasSize(2 * (int) metadata.revision());
        for (int i = 0; i < records.size(); i += 2) {
            StoredRecord head = records.get(i);
            StoredRecord version = records.get(i + 1);
            String name = head.key().replace("/head", "");
            assertThat(version.key()).isEqualTo(name + "/version");
            assertThat(version.revision()).isEqualTo(head.revision());
            assertThat(version.value()).isEqualTo(head.value());
            Digest digest = Digest.parse(new String(head.value(), StandardCharsets.US_ASCII));
            Blob blob = blobs.open(digest).orElseThrow();
            try (InputStream in = blob.read()) {
                assertThat(Digest.ofContent(in.readAllBytes())).isEqualTo(digest);
            }
        }
    }

    private static void assertFeedComplete(MetadataStore metadata) {
        List<Changes.Change> heard = new ArrayList<>();
        long position = 0;
        while (position < metadata.revision()) {
            Changes.Feed feed = (Changes.Feed) metadata.changes(position, MetadataStore.MAX_PAGE, Duration.ZERO);
            heard.addAll(feed.changes());
            position = feed.upTo();
        }
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i).revision()).isEqualTo(i / 2 + 1);
        }
        assertThat(heard).hasSize(2 * (int) position);
    }
}
