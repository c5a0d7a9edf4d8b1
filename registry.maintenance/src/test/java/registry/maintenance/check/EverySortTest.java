package registry.maintenance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.accounts.AccountInspectors;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;
import registry.catalog.Catalog;
import registry.catalog.CatalogInspectors;
import registry.maintenance.Maintenance;
import registry.orgs.OrgInspectors;
import registry.signing.key.SignatureSchemes;
import registry.storage.DocumentStore;
import registry.storage.Finding;
import registry.storage.Inspector;

/** Every sort of record that the modules say they write is damaged here, whoever adds one. */
class EverySortTest {
    /** Records that are there for minutes, or while an account is deleted, so that the sample has none. */
    private static final Set<String> PASSING = Set.of("departure/", "login-spent/");

    /**
     * Nothing else says that there is such a record: what was used when, limits of validity, preferences, the trail
     * itself, names that stay used up, what was imported once, keys that are made anew.
     */
    private static final Set<String> MISSED_BY_NOBODY = Set.of(
            "account-token-series/",
            "audit/",
            "import/account/",
            "import/link/",
            "import/org/",
            "import/package/",
            "import/session/",
            "keys/session",
            "org-bot-token/",
            "org-signers/",
            "package-signers/",
            "refresh-spent/",
            "refresh/",
            "token-revoked/",
            "token-use/");

    /** Their keys are digests of what nobody knows, or nothing but a time. */
    private static final Set<String> AT_HOME_ANYWHERE = Set.of("audit/", "refresh-spent/", "refresh/");

    @TempDir
    private Path data;

    private SmallRegistry registry;
    private MetadataStore store;

    @BeforeEach
    void open() {
        registry = SmallRegistry.open(data).filled();
        store = registry.stores().metadata();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void isInTheSample() {
        assertThat(sorts())
                .hasSizeGreaterThan(25)
                .allSatisfy(sort -> assertThat(records(sort)).as(sort).isNotEmpty());
    }

    @Test
    void isMissedWhenItIsGone() {
        Set<String> unnoticed = new TreeSet<>();
        for (String sort : sorts()) {
            for (StoredRecord record : records(sort)) {
                commit(Batch.builder().delete(record.key()));
                if (findings().isEmpty()) {
                    unnoticed.add(sort);
                }
                putBack(record);
            }
        }
        // The name of an account that was deleted stays used up, and nothing else tells of it.
        assertThat(unnoticed).containsExactlyInAnyOrderElementsOf(with("account-username/", MISSED_BY_NOBODY));
    }

    @Test
    void isFoundWhenItCannotBeRead() {
        for (String sort : sorts()) {
            StoredRecord record = records(sort).getFirst();
            commit(Batch.builder().put(record.key(), "{".getBytes(StandardCharsets.UTF_8)));
            assertThat(findings()).as(sort).isNotEmpty();
            putBack(record);
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void isFoundUnderAnotherKey() {
        Set<String> unnoticed = new TreeSet<>();
        for (String sort : sorts()) {
            StoredRecord record = records(sort).getFirst();
            String other = record.key() + "x";
            commit(Batch.builder().put(other, record.value()));
            if (findings().isEmpty()) {
                unnoticed.add(sort);
            }
            commit(Batch.builder().delete(other));
        }
        assertThat(unnoticed).containsExactlyInAnyOrderElementsOf(AT_HOME_ANYWHERE);
    }

    private Set<String> sorts() {
        List<Inspector> inspectors = new ArrayList<>(AccountInspectors.all());
        inspectors.addAll(OrgInspectors.all(Catalog.owners(new DocumentStore(store))));
        inspectors.addAll(CatalogInspectors.all(registry.stores().blobs(), SignatureSchemes.load()));
        return inspectors.stream()
                .flatMap(inspector -> inspector.prefixes().stream())
                .filter(sort -> !PASSING.contains(sort))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<StoredRecord> records(String sort) {
        return store.scan(sort, "", 100);
    }

    private List<Finding> findings() {
        return new Maintenance(registry.config(), registry.stores(), SignatureSchemes.load(), Clock.systemUTC())
                .fsck()
                .run(new Fsck.Listener() {
                    @Override
                    public void found(Finding finding) {
                        assertThat(finding.advice()).isNotBlank();
                    }

                    @Override
                    public void hashed(long bytes) {
                        throw new AssertionError("so much is not stored");
                    }
                })
                .findings();
    }

    private void putBack(StoredRecord record) {
        commit(Batch.builder().put(record.key(), record.value()));
    }

    private void commit(Batch.Builder batch) {
        store.commit(batch.build());
    }

    private static Set<String> with(String one, Set<String> others) {
        Set<String> all = new TreeSet<>(others);
        all.add(one);
        return all;
    }
}
