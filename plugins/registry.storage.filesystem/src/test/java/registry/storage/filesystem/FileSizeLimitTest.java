package registry.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** A process whose files may not grow any more, as on a full disk: a limit of the shell stands in for the disk. */
class FileSizeLimitTest {
    /** In blocks of 512 or 1024 bytes, as the shell has it. */
    private static final String LIMIT = "4096";

    @TempDir
    private Path directory;

    @Test
    @Timeout(60)
    void refusesWhatDoesNotFitAndGoesOn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh: a full disk was not tried");
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f " + LIMIT + " && exec \"$@\"", "sh"));
        command.addAll(ForkedJvm.command(StoreProcess.class, List.of("fill", directory.toString())));
        Process process = ForkedJvm.start(command);
        List<String> said;
        try (BufferedReader out = process.inputReader()) {
            said = out.lines().toList();
        }

        assertThat(said).hasSize(3);
        assertThat(said.get(0)).startsWith("BLOB storage_unavailable").contains("disk", "is full");
        assertThat(said.get(1)).startsWith("BATCH storage_unavailable").contains("disk");
        assertThat(said.get(2)).startsWith("ACK small");
        assertThat(process.waitFor()).isZero();
        assertNothingHalf();
    }

    private void assertNothingHalf() throws Exception {
        try (Stream<Path> staged = Files.list(directory.resolve("blobs/staging"))) {
            assertThat(staged).isEmpty();
        }
        ConfigScope config = ConfigScope.of("registry.filesystem", Map.of("data", directory.toString()));
        try (MetadataStore metadata = new FilesystemMetadataStoreProvider().open(config)) {
            List<StoredRecord> records = metadata.scan("", "", 100);
            assertThat(records).extracting(StoredRecord::key).contains("small/head", "small/version");
            assertThat(metadata.revision()).isEqualTo(records.size() - 1L);
        }
    }
}
