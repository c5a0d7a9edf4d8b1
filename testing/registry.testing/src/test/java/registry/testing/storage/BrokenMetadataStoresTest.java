package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStoreProvider;

/** The kit refuses wrong stores: each fault fails the test that is there to find it. */
class BrokenMetadataStoresTest {
    private static final String FAULTS = """
            LOSES_UPDATES,            letsExactlyOneOfManyCreateAKey
            LOSES_UPDATES,            losesNoUpdate
            APPLIES_REFUSED_WRITES,   appliesNothingWhenOneConditionFails
            NAMES_ONE_CONFLICT,       namesEveryConditionThatFailed
            SKIPS_REVISIONS,          raisesTheRevisionByOneForEveryBatch
            ORDERS_BY_UTF16,          ordersKeysByTheirUtf8Bytes
            TAKES_PREFIX_FOR_PATTERN, takesPatternCharactersInPrefixesLiterally
            TELLS_OF_REFUSED_BATCHES, tellsNothingOfRefusedBatches
            CUTS_REVISIONS,           cutsPagesBetweenRevisions
            FORGETS_SILENTLY,         saysWhatItHasForgotten
            NEVER_WAKES_READERS,      wakesAReaderThatWaitsForACommit
            READS_TORN_BATCHES,       showsReadersWholeBatchesOnly
            READS_STALE_RECORDS,      showsEverybodyWhatACommitReturned
            LOSES_COUNTS,             countsEveryConcurrentAddition
            IS_NOT_DURABLE,           keepsEverythingWhenReopened
            IGNORES_CLOSE,            refusesEveryUseAfterClose
            IGNORES_UNKNOWN_KEYS,     refusesAnUnknownConfigurationKey
            """;

    @ParameterizedTest
    @CsvSource(textBlock = FAULTS)
    void findsTheFault(MetadataFault fault, String test) {
        FaultParameter.run(Subject.class, test, fault)
                .assertStatistics(statistics -> statistics.started(1).failed(1));
    }

    @ParameterizedTest
    @CsvSource(textBlock = FAULTS)
    void acceptsTheStoreWithoutTheFault(MetadataFault fault, String test) {
        assertThat(fault).isNotEqualTo(MetadataFault.NONE);
        FaultParameter.run(Subject.class, test, MetadataFault.NONE)
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    }

    @Test
    void triesEveryFault() {
        assertThat(Arrays.stream(MetadataFault.values()).filter(fault -> fault != MetadataFault.NONE))
                .allSatisfy(fault -> assertThat(FAULTS).contains(fault.name() + ","));
    }

    @ExtendWith(FaultParameter.class)
    static final class Subject extends MetadataStoreContract {
        private final MetadataStoreProvider provider;

        Subject(MetadataFault fault) {
            provider = new InMemoryMetadataStoreProvider(fault);
        }

        @Override
        protected MetadataStoreProvider provider() {
            return provider;
        }

        @Override
        protected ConfigScope config() {
            return ConfigScope.of("registry.memory", Map.of());
        }

        @Override
        protected ConfigScope configRemembering(int revisions) {
            return config().withDefault("history", String.valueOf(revisions));
        }
    }
}
