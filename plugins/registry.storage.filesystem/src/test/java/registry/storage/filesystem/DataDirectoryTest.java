package registry.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;
import registry.api.spi.StagedBlob;

class DataDirectoryTest {
    @TempDir
    private Path temporary;

    @Test
    @Timeout(60)
    void tellsASecondProcessWhoHoldsTheDirectory() throws Exception {
        Path data = temporary.resolve("data");
        Process holder = ForkedJvm.start(ForkedJvm.command(StoreProcess.class, List.of("hold", data.toString())));
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("OPEN");
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> openMetadata(data))
                    .withMessageContainingAll(
                            data.toRealPath().toString(), "process " + holder.pid(), "stop", "registry.data")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ApiError.STORAGE_LOCKED));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        openMetadata(data).close();
    }

    @Test
    @Timeout(60)
    void staysLockedUntilBothStoresAreClosed() throws Exception {
        MetadataStore metadata = openMetadata(temporary);
        try (BlobStore blobs = openBlobs(temporary)) {
            metadata.close();
            metadata.close();
            assertThat(blobs.stage().size()).isZero();
            assertThat(tryFromAnotherProcess()).isEqualTo("FAILED storage_locked");
        }
        assertThat(tryFromAnotherProcess()).isEqualTo("OPEN");
    }

    @Test
    void opensEachStoreOnceInAProcess() throws IOException {
        Path link = temporary.resolve("link");
        Files.createSymbolicLink(link, Files.createDirectory(temporary.resolve("data")));
        try (MetadataStore metadata = openMetadata(temporary.resolve("data"));
                BlobStore blobs = openBlobs(link)) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> openMetadata(link))
                    .withMessageContaining("this very process")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ApiError.STORAGE_LOCKED));
            assertThat(metadata.revision()).isZero();
            assertThat(blobs.stage().size()).isZero();
        }
        openMetadata(link).close();
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "no POSIX permissions here: file modes were not tested");
        Path data = temporary.resolve("new/data");
        try (MetadataStore metadata = openMetadata(data);
                BlobStore blobs = openBlobs(data);
                StagedBlob unfinished = blobs.stage();
                StagedBlob staged = blobs.stage()) {
            metadata.commit(Batch.builder().put("a", new byte[1]).build());
            staged.write(new byte[10], 0, 10);
            staged.seal();
            assertThat(unfinished.size()).isZero();
            try (Stream<Path> all = Files.walk(temporary.resolve("new"))) {
                assertThat(all.toList())
                        .hasSizeGreaterThan(9)
                        .allSatisfy(
                                path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                                        .as("%s", path)
                                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
            }
        }
    }

    @Test
    void saysWhatIsWrongWithADirectoryThatCannotBeUsed() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        for (Path data : List.of(file, file.resolve("below"))) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> openMetadata(data))
                    .withMessageContaining(data.toString())
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ApiError.STORAGE_UNAVAILABLE));
        }
    }

    @Test
    void isFreeAgainAfterAStoreDidNotOpen() throws IOException {
        Files.writeString(temporary.resolve("metadata.db"), "no database, but long enough to look like one".repeat(99));
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> openMetadata(temporary))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(ApiError.STORAGE_CORRUPT));
        }
        Files.delete(temporary.resolve("metadata.db"));
        openMetadata(temporary).close();
    }

    private String tryFromAnotherProcess() throws Exception {
        Process process = ForkedJvm.start(ForkedJvm.command(StoreProcess.class, List.of("hold", temporary.toString())));
        try {
            return process.inputReader().readLine();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static MetadataStore openMetadata(Path data) {
        return new FilesystemMetadataStoreProvider().open(config(data));
    }

    private static BlobStore openBlobs(Path data) {
        return new FilesystemBlobStoreProvider().open(config(data));
    }

    private static ConfigScope config(Path data) {
        return ConfigScope.of("registry.filesystem", Map.of("data", data.toString()));
    }
}
