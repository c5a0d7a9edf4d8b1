package registry.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final byte[] VALUE = {1};

    @Test
    void keepsConditionsAndWrites() {
        Batch batch = Batch.builder()
                .requireAbsent("a")
                .requireRevision("b", 7)
                .put("a", VALUE)
                .delete("b")
                .build();
        assertThat(batch.conditions()).containsEntry("a", OptionalLong.empty()).containsEntry("b", OptionalLong.of(7));
        assertThat(batch.writes().keySet()).containsExactly("a", "b");
    }

    @Test
    void refusesWhatCannotBeDone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Batch.builder().build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.builder().put("a", VALUE).delete("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.builder().requireAbsent("a").requireRevision("a", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.builder().put("a", new byte[MetadataStore.MAX_VALUE_BYTES + 1]));
    }

    @Test
    void refusesKeysThatAreEmptyTooLongOrHoldNul() {
        assertThat(Batch.requireKey("é".repeat(256))).hasSize(256);
        for (String key : new String[] {"", "é".repeat(257), "a\0b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Batch.requireKey(key));
        }
    }
}
