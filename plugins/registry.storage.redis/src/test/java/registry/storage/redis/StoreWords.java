package registry.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import registry.api.ApiError;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.Blob;
import registry.api.spi.BlobStore;
import registry.api.spi.CommitResult;
import registry.api.spi.MetadataStore;
import registry.api.spi.StagedBlob;

/** Words for what tests do with stores. */
final class StoreWords {
    private StoreWords() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] content(int length, long seed) {
        byte[] content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }

    static long put(MetadataStore store, String key, String value) {
        return commit(store, Batch.builder().put(key, bytes(value)));
    }

    static long commit(MetadataStore store, Batch.Builder batch) {
        CommitResult result = store.commit(batch.build());
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        return ((CommitResult.Committed) result).revision();
    }

    static String value(MetadataStore store, String key) {
        return new String(store.read(key).orElseThrow().value(), StandardCharsets.UTF_8);
    }

    static Blob store(BlobStore store, byte[] content) {
        try (StagedBlob staged = store.stage()) {
            staged.write(content, 0, content.length);
            return staged.seal();
        }
    }

    static byte[] read(BlobStore store, byte[] content) throws IOException {
        try (InputStream in =
                store.open(Digest.ofContent(content)).orElseThrow().read()) {
            return in.readAllBytes();
        }
    }

    static AbstractObjectAssert<?, RegistryException> assertUnavailable(ThrowingCallable call, String message) {
        return assertFails(ApiError.STORAGE_UNAVAILABLE, call, message);
    }

    static AbstractObjectAssert<?, RegistryException> assertFails(
            ApiError code, ThrowingCallable call, String message) {
        RegistryException[] thrown = new RegistryException[1];
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> thrown[0] = e);
        return assertThat(thrown[0]);
    }
}
