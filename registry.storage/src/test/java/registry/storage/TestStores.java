package registry.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import registry.api.ConfigScope;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.MetadataStoreProvider;

/** Real stores for tests. */
final class TestStores {
    private TestStores() {}

    static ConfigScope config(Path directory) {
        return ConfigScope.of("registry", Map.of("data", directory.toString()));
    }

    static MetadataStore remembering(Path directory, int revisions) {
        return ServiceLoader.load(MetadataStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals("filesystem"))
                .findFirst()
                .orElseThrow()
                .open(ConfigScope.of(
                        "registry.filesystem",
                        Map.of("data", directory.toString(), "history", String.valueOf(revisions))));
    }

    static long put(MetadataStore store, String key) {
        CommitResult result =
                store.commit(Batch.builder().put(key, new byte[] {1}).build());
        return ((CommitResult.Committed) result).revision();
    }
}
