package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.api.ConfigScope;
import registry.api.spi.BlobStoreProvider;

/** The kit refuses wrong stores: each fault fails the test that is there to find it. */
class BrokenBlobStoresTest {
    private static final String FAULTS = """
            SHOWS_STAGED_BLOBS,        showsNothingBeforeTheSeal
            HASHES_THE_FIRST_PIECE,    storesALargeBlobWrittenInUnevenPieces
            KEEPS_THE_FIRST_TIME,      keepsWhatWasSealedAgainSince
            TAKES_THE_TIME_OF_STAGING, takesTheTimeOfTheSealAndNotOfTheWriting
            DELETES_REGARDLESS,        keepsWhatWasSealedSince
            DELETES_LATER,             keepsWhatIsSealedWhileItIsBeingDeleted
            LISTS_IN_ANY_ORDER,        listsInTheOrderOfDigestsPageByPage
            READS_PAST_THE_RANGE,      readsRanges
            SEALS_LEFTOVERS,           forgetsWhatWasNotSealedWhenReopened
            IS_NOT_DURABLE,            keepsEverythingWhenReopened
            READS_AFTER_CLOSE,         refusesEveryUseAfterClose
            """;

    @ParameterizedTest
    @CsvSource(textBlock = FAULTS)
    void findsTheFault(BlobFault fault, String test) {
        FaultParameter.run(Subject.class, test, fault)
                .assertStatistics(statistics -> statistics.started(1).failed(1));
    }

    @ParameterizedTest
    @CsvSource(textBlock = FAULTS)
    void acceptsTheStoreWithoutTheFault(BlobFault fault, String test) {
        assertThat(fault).isNotEqualTo(BlobFault.NONE);
        FaultParameter.run(Subject.class, test, BlobFault.NONE)
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    }

    @Test
    void triesEveryFault() {
        assertThat(Arrays.stream(BlobFault.values()).filter(fault -> fault != BlobFault.NONE))
                .allSatisfy(fault -> assertThat(FAULTS).contains(fault.name() + ","));
    }

    @ExtendWith(FaultParameter.class)
    static final class Subject extends BlobStoreContract {
        private final BlobStoreProvider provider;

        Subject(BlobFault fault) {
            provider = new InMemoryBlobStoreProvider(fault);
        }

        @Override
        protected BlobStoreProvider provider() {
            return provider;
        }

        @Override
        protected ConfigScope config() {
            return ConfigScope.of("registry.memory", Map.of());
        }
    }
}
