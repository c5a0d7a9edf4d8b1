package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;

/** Records, their order, and walks over them. */
abstract class MetadataRecordsContract extends MetadataFixture {
    /** Greater than {@link #ASTRAL} as UTF-16, smaller as UTF-8. */
    private static final String WIDE = "\uff5e";

    private static final String ASTRAL = "\ud834\udd1e";

    @Test
    final void isEmptyAtRevisionZeroWhenNew() {
        assertThat(store().revision()).isZero();
        assertThat(keys("")).isEmpty();
        assertThat(store().read("a")).isEmpty();
        assertThat(store().counters("")).isEmpty();
    }

    @Test
    final void readsWhatWasCommitted() {
        long revision = put("a", "one");

        StoredRecord record = store().read("a").orElseThrow();
        assertThat(record.key()).isEqualTo("a");
        assertThat(text(record)).isEqualTo("one");
        assertThat(record.revision()).isEqualTo(revision);
    }

    @Test
    final void replacesValueAndRevision() {
        long first = put("a", "one");
        put("b", "other");
        long second = put("a", "two");

        assertThat(second).isEqualTo(first + 2);
        assertThat(valueOf("a")).contains("two");
        assertThat(revisionOf("a")).isEqualTo(second);
    }

    @Test
    final void storesAnEmptyValue() {
        put("empty", "");

        assertThat(store().read("empty").orElseThrow().value()).isEmpty();
        assertThat(store().scan("empty", "", 1).getFirst().value()).isEmpty();
    }

    @Test
    final void storesTheLargestValue() {
        byte[] value = new byte[MetadataStore.MAX_VALUE_BYTES];
        new Random(7).nextBytes(value);
        commit(Batch.builder().put("large", value));

        assertThat(Arrays.equals(store().read("large").orElseThrow().value(), value))
                .isTrue();
    }

    @Test
    final void storesEveryByteValue() {
        byte[] value = new byte[256];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) i;
        }
        commit(Batch.builder().put("bytes", value));

        assertThat(store().read("bytes").orElseThrow().value()).isEqualTo(value);
    }

    @Test
    final void storesTheLongestKey() {
        String key = ASTRAL.repeat(MetadataStore.MAX_KEY_BYTES / 4);
        put(key, "long");

        assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSize(MetadataStore.MAX_KEY_BYTES);
        assertThat(valueOf(key)).contains("long");
        assertThat(keys(ASTRAL)).containsExactly(key);
    }

    @Test
    final void refusesMalformedKeys() {
        for (String key : List.of("", "a\0b", "k".repeat(MetadataStore.MAX_KEY_BYTES + 1), "\ud834")) {
            assertThatIllegalArgumentException().as("reading %s", key).isThrownBy(() -> store().read(key));
            assertThatIllegalArgumentException()
                    .as("reading all of %s", key)
                    .isThrownBy(() -> store().readAll(List.of("a", key)));
            assertThatIllegalArgumentException()
                    .as("counting %s", key)
                    .isThrownBy(() -> store().addToCounters(Map.of(key, 1L)));
        }
    }

    @Test
    final void refusesLimitsOutOfRange() {
        for (int limit : new int[] {-1, 0, MetadataStore.MAX_PAGE + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> store().scan("", "", limit));
            assertThatIllegalArgumentException().isThrownBy(() -> store().changes(0, limit, Duration.ZERO));
        }
    }

    @Test
    final void deletesRecords() {
        put("a", "one");
        delete("a");

        assertThat(store().read("a")).isEmpty();
        assertThat(keys("")).isEmpty();
        assertThat(put("a", "again")).isEqualTo(3);
        assertThat(revisionOf("a")).isEqualTo(3);
    }

    @Test
    final void countsARevisionForDeletingNothing() {
        assertThat(delete("absent")).isEqualTo(1);
        assertThat(store().revision()).isEqualTo(1);
    }

    @Test
    final void readsSeveralRecordsAndLeavesOutAbsentOnes() {
        put("a", "one");
        put("c", "three");

        assertThat(valuesOf("c", "b", "a")).isEqualTo(Map.of("a", "one", "c", "three"));
        assertThat(store().readAll(List.of())).isEmpty();
    }

    @Test
    final void ordersKeysByTheirUtf8Bytes() {
        List<String> ordered =
                List.of("A", "Z", "a", "a/", "a0", "aa", "z", "\u007f", "é", WIDE, ASTRAL, "\udbff\udfff");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.forEach(key -> put(key, key));

        assertThat(keys("")).containsExactlyElementsOf(ordered);
        assertThat(keys("", WIDE, 10)).containsExactly(ASTRAL, "\udbff\udfff");
    }

    @Test
    final void scansWhatBeginsWithThePrefixAndNothingElse() {
        for (String key : List.of("ap", "app", "app-x", "app.", "app/", "app/1", "app/2/x", "app0", "apq", "b/app/1")) {
            put(key, key);
        }

        assertThat(keys("app/")).containsExactly("app/", "app/1", "app/2/x");
        assertThat(keys("app")).containsExactly("app", "app-x", "app.", "app/", "app/1", "app/2/x", "app0");
        assertThat(keys("app/3")).isEmpty();
        assertThat(keys("")).hasSize(10);
    }

    @Test
    final void takesPatternCharactersInPrefixesLiterally() {
        List<String> keys = List.of("a%b", "a*b", "a?b", "aXb", "a[x]b", "a\\b", "a_b", "a'b", "A%b");
        keys.forEach(key -> put(key, key));

        for (String special : List.of("a%", "a*", "a?", "a[", "a\\", "a_", "a'", "A")) {
            assertThat(keys(special)).as("prefix %s", special).hasSize(1).allMatch(key -> key.startsWith(special));
        }
    }

    @Test
    final void scansPrefixesAtTheEdgeOfAnEncodingLength() {
        for (String end : List.of("\u007f", "\u07ff", "\uffff", "\udbff\udfff")) {
            put("x" + end, "itself");
            put("x" + end + "/1", "below");
            assertThat(keys("x" + end)).as("prefix x%s", end).containsExactly("x" + end, "x" + end + "/1");
        }
    }

    @Test
    final void pagesThroughAllRecords() {
        List<String> expected = new ArrayList<>();
        Batch.Builder batch = Batch.builder();
        for (int i = 100; i < 125; i++) {
            expected.add("p/" + i);
            batch.put("p/" + i, bytes("v" + i));
        }
        commit(batch.put("o", bytes("before")).put("q", bytes("after")));

        List<String> walked = new ArrayList<>();
        for (List<String> page = keys("p/", "", 10); !page.isEmpty(); page = keys("p/", page.getLast(), 10)) {
            assertThat(page).hasSizeLessThanOrEqualTo(10);
            walked.addAll(page);
        }
        assertThat(walked).containsExactlyElementsOf(expected);
    }

    @Test
    final void goesOnAfterAKeyThatIsGone() {
        put("p/1", "");
        put("p/3", "");

        assertThat(keys("p/", "p/2", 10)).containsExactly("p/3");
        assertThat(keys("p/", "o", 10)).containsExactly("p/1", "p/3");
        assertThat(keys("p/", "q", 10)).isEmpty();
        assertThat(keys("p/", "p/3", 10)).isEmpty();
    }
}
