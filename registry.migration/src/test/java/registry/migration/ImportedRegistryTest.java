package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.spi.Batch;
import registry.maintenance.check.Fsck;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Finding;

/** What was imported is a registry like any other: inspected, backed up and restored. */
class ImportedRegistryTest extends ImportTestCase {
    private static final String UNVERIFIED = "version/com.example.app/1.1.0";

    @TempDir
    private Path folder;

    @BeforeEach
    void everything() {
        Everything.write(legacy);
        run();
    }

    @Test
    void isHealthy() {
        assertThat(findings(target)).isEmpty();
    }

    @Test
    void cannotHideThatAVersionIsUnverified() {
        DocumentStore documents = new DocumentStore(target.stores().metadata());
        Document version = documents.read(UNVERIFIED).orElseThrow();
        assertThat(version.json().remove("legacy").asText()).isEqualTo("unverified");
        target.stores()
                .metadata()
                .commit(Batch.builder()
                        .put(UNVERIFIED, DocumentStore.encode(version.json()))
                        .build());

        assertThat(findings(target)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("legacy-disguised");
            assertThat(finding.key()).isEqualTo(UNVERIFIED);
        });
    }

    @Test
    void survivesBackupAndRestore() throws IOException {
        Path file = folder.resolve("backup.tar");
        target.maintenance().backup(folder).writeTo(file, false);

        try (Target restored = Target.restored(folder.resolve("restored"), file)) {
            assertThat(Picture.of(restored)).isEqualTo(Picture.of(target));
            assertThat(restored.stores().metadata().counters(""))
                    .isEqualTo(target.stores().metadata().counters(""))
                    .containsEntry("downloads/imported/com.example.app", 42L);
            assertThat(findings(restored)).isEmpty();
            ImportReport again = restored.run(redis());
            assertThat(again.count(Kind.VERSIONS, Fate.IMPORTED)).isZero();
            assertThat(again.count(Kind.DOWNLOADS, Fate.IMPORTED)).isZero();
        }
    }

    private static List<Finding> findings(Target target) {
        List<Finding> found = new ArrayList<>();
        target.maintenance().fsck().run(new Fsck.Listener() {
            @Override
            public void found(Finding finding) {
                found.add(finding);
            }

            @Override
            public void hashed(long bytes) {
                throw new AssertionError("so much is not stored");
            }
        });
        return found;
    }
}
