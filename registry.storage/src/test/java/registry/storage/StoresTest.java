package registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.BlobStoreProvider;
import registry.api.spi.MetadataStore;
import registry.api.spi.MetadataStoreProvider;
import registry.api.spi.Providers;
import registry.api.spi.StoreHealth;

class StoresTest {
    @TempDir
    private Path directory;

    @Test
    void opensTheFilesystemStoresByDefault() {
        try (Stores stores = Stores.open(TestStores.config(directory))) {
            assertThat(stores.metadata().revision()).isZero();
            assertThat(stores.blobs().list(Optional.empty(), 10)).isEmpty();
            assertThat(stores.describe()).hasSize(2);
            assertThat(stores.health()).isEqualTo(StoreHealth.GOOD);
            assertThat(stores.describe().get(0)).startsWith("metadata store: filesystem (");
            assertThat(stores.describe().get(1)).startsWith("blob store: filesystem (");
        }
        assertThat(directory.resolve("metadata.db")).exists();
    }

    @Test
    void closesBothStores() {
        Stores stores = Stores.open(TestStores.config(directory));
        stores.close();
        stores.close();

        assertFails(ApiError.STORAGE_UNAVAILABLE, () -> stores.metadata().revision(), "metadata store is closed");
        assertFails(ApiError.STORAGE_UNAVAILABLE, () -> stores.blobs().stage(), "blob store is closed");
        Stores.open(TestStores.config(directory)).close();
    }

    @Test
    void namesTheInstalledStoresWhenAnUnknownOneIsConfigured() {
        for (String key : List.of("metadata.store", "blobs.store")) {
            ConfigScope config = TestStores.config(directory).withDefault(key, "cassette");
            assertFails(ApiError.CONFIG_INVALID, () -> Stores.open(config), "'cassette'", "installed: filesystem");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void handsThePluginItsOwnKeys() {
        ConfigScope config = TestStores.config(directory).withDefault("filesystem.colour", "red");

        assertFails(ApiError.CONFIG_INVALID, () -> Stores.open(config), "registry.filesystem.colour");
    }

    @Test
    void leavesNothingOpenWhenTheBlobStoreDoesNotOpen() throws IOException {
        Path obstacle = Files.writeString(directory.resolve("blobs"), "not a directory");
        assertFails(ApiError.STORAGE_UNAVAILABLE, () -> Stores.open(TestStores.config(directory)), "blob directory");

        Files.delete(obstacle);
        Stores.open(TestStores.config(directory)).close();
    }

    @Test
    void handsTheDataDirectoryOnlyToPluginsThatKnowIt() {
        List<ConfigScope> seen = new ArrayList<>();
        ConfigScope config = TestStores.config(directory).withDefault("metadata.store", "elsewhere");

        assertFails(
                ApiError.STORAGE_UNAVAILABLE,
                () -> Stores.open(
                        config,
                        Providers.<MetadataStoreProvider>of("metadata store", List.of(elsewhere(seen))),
                        Providers.of("blob store", ServiceLoader.load(BlobStoreProvider.class))),
                "nobody answers");
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().text("data")).isEmpty();
        assertThat(seen.getFirst().prefix()).isEqualTo("registry.elsewhere");
    }

    @Test
    void walksOverMoreDocumentsThanOnePageHolds() {
        try (Stores stores = Stores.open(TestStores.config(directory))) {
            DocumentStore documents = new DocumentStore(stores.metadata());
            Batch.Builder batch = Batch.builder();
            for (int i = 0; i < 1_700; i++) {
                batch.put(
                        "d/" + (10_000 + i),
                        DocumentStore.encode(
                                JsonNodeFactory.instance.objectNode().put("number", i)));
            }
            documents.commit(batch.put("e", new byte[0]).build());

            assertThat(documents
                            .scan("d/")
                            .map(document -> document.json().get("number").intValue()))
                    .containsExactlyElementsOf(IntStream.range(0, 1_700).boxed().toList());
            assertThat(documents.scan("d/").findFirst().orElseThrow().revision())
                    .isEqualTo(1);
            assertThat(documents.readAll(List.of("d/10005", "d/1", "d/10003"))).containsOnlyKeys("d/10003", "d/10005");
            assertThat(documents.read("d/1")).isEmpty();
            assertThat(documents.scan("f")).isEmpty();
        }
    }

    private static MetadataStoreProvider elsewhere(List<ConfigScope> seen) {
        return new MetadataStoreProvider() {
            @Override
            public String id() {
                return "elsewhere";
            }

            @Override
            public Set<String> configKeys() {
                return Set.of("url");
            }

            @Override
            public MetadataStore open(ConfigScope config) {
                seen.add(config);
                throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "nobody answers");
            }
        };
    }

    private static void assertFails(ApiError code, ThrowingCallable call, String... words) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .withMessageContainingAll(words)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
