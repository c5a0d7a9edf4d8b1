package registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;
import registry.testing.storage.ForwardingMetadataStore;

class InspectionTest {
    /** Each {@code one/x} names its {@code other/…}, which must be there. */
    private static final Inspection.Rule RULE = new Inspection.Rule() {
        @Override
        public Collection<String> related(Document document) {
            return List.of("other/" + Fields.of(document).text("other"));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            String key = related(document).iterator().next();
            if (others.find(key, other -> Fields.of(other).text("is")).isEmpty()) {
                findings.accept(
                        Finding.error(others.has(key) ? "unreadable" : "missing", document.key(), key, "advice"));
            }
        }
    };

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
    void judgesEveryRecordWithThoseItIsAbout() {
        for (int i = 0; i < 60; i++) {
            pair(i, i);
        }
        commit(Batch.builder().delete("other/7").put("other/9", bytes("{}")));
        inspect(stores.metadata());

        assertThat(findings).extracting(Finding::code).containsExactlyInAnyOrder("missing", "unreadable");
        assertThat(findings).extracting(Finding::key).containsExactlyInAnyOrder("one/7", "one/9");
    }

    @Test
    void findsWhatCannotBeRead() {
        commit(Batch.builder().put("one/1", bytes("[]")).put("one/2", bytes("{}")));
        inspect(stores.metadata());

        assertThat(findings)
                .allSatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo(Inspection.DAMAGED);
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
                })
                .extracting(Finding::key)
                .containsExactly("one/1", "one/2");
    }

    /** After the page was read, records change what they are about, together with it, again and again, and go. */
    @Test
    void takesNoChangeForAContradiction() {
        for (int i = 0; i < 10; i++) {
            pair(i, i);
        }
        int[] steps = {0};
        MetadataStore store = stores.metadata();
        MetadataStore changing = new ForwardingMetadataStore(store) {
            @Override
            public Map<String, StoredRecord> readAll(Collection<String> keys) {
                int step = ++steps[0];
                if (step < 5) {
                    store.commit(Batch.builder()
                            .put("one/3", one(100 + step))
                            .put("other/" + (100 + step), bytes("{\"is\":\"x\"}"))
                            .delete(step == 1 ? "other/3" : "other/" + (99 + step))
                            .build());
                }
                if (step == 1) {
                    store.commit(
                            Batch.builder().delete("one/5").delete("other/5").build());
                }
                return super.readAll(keys);
            }
        };
        inspect(changing);

        assertThat(findings).isEmpty();
        assertThat(steps[0]).isGreaterThanOrEqualTo(5);
    }

    @Test
    void endsWhenTheStoreFails() {
        pair(1, 1);
        MetadataStore failing = new ForwardingMetadataStore(stores.metadata()) {
            @Override
            public Map<String, StoredRecord> readAll(Collection<String> keys) {
                throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "no answer");
            }
        };
        assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> inspect(failing));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> Inspection.readable("x", findings::add, () -> {
                    throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "no answer");
                }));
        assertThat(findings).isEmpty();
    }

    private void inspect(MetadataStore store) {
        new Inspection(new DocumentStore(store), findings::add).each("one/", RULE);
    }

    private void pair(int one, int other) {
        commit(Batch.builder().put("one/" + one, one(other)).put("other/" + other, bytes("{\"is\":\"x\"}")));
    }

    private static byte[] one(int other) {
        return bytes("{\"other\":\"" + other + "\"}");
    }

    private void commit(Batch.Builder batch) {
        stores.metadata().commit(batch.build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
