package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import registry.api.Digest;
import registry.api.spi.BlobInfo;
import registry.api.spi.BlobStore;
import registry.api.spi.StagedBlob;

/** Sealing, listing and deleting, and their races. */
abstract class BlobSealContract extends BlobContentContract {
    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    final void storesTheSameContentOnce() throws IOException {
        byte[] content = content(70_000, 1);
        store(content);
        store(content);

        assertThat(listed()).containsExactly(Digest.ofContent(content));
        assertStored(content);
    }

    @Test
    final void listsSizesAndTimes() {
        Instant before = instantBetween();
        Digest digest = store(content(1234, 2)).digest();
        Instant after = instantBetween();

        BlobInfo info = store().list(Optional.empty(), 10).getFirst();
        assertThat(info.digest()).isEqualTo(digest);
        assertThat(info.size()).isEqualTo(1234);
        assertThat(info.sealedAt()).isBetween(before.minus(Duration.ofSeconds(2)), after);
    }

    @Test
    final void listsInTheOrderOfDigestsPageByPage() {
        List<Digest> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            expected.add(store(content(10, i)).digest());
        }
        expected.sort(null);

        assertThat(listed()).containsExactlyElementsOf(expected);
        List<Digest> walked = new ArrayList<>();
        List<BlobInfo> page = store().list(Optional.empty(), 7);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(7);
            page.forEach(blob -> walked.add(blob.digest()));
            page = store().list(Optional.of(walked.getLast()), 7);
        }
        assertThat(walked).containsExactlyElementsOf(expected);
    }

    @Test
    final void listsWhatFollowsADigestThatIsNotStored() {
        List<Digest> stored = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stored.add(store(content(10, i)).digest());
        }
        stored.sort(null);
        store().delete(stored.get(9), FAR_FUTURE);

        assertThat(store().list(Optional.of(stored.get(9)), 100))
                .extracting(BlobInfo::digest)
                .containsExactlyElementsOf(stored.subList(10, 20));
        assertThat(store().list(Optional.of(Digest.parse("f".repeat(64))), 100)).isEmpty();
    }

    @Test
    final void refusesLimitsOutOfRange() {
        for (int limit : new int[] {-1, 0, BlobStore.MAX_PAGE + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> store().list(Optional.empty(), limit));
        }
    }

    @Test
    final void deletesWhatWasSealedBefore() {
        Digest digest = store(content(100, 3)).digest();
        Digest other = store(content(100, 4)).digest();

        assertThat(store().delete(digest, instantBetween())).isTrue();
        assertThat(store().open(digest)).isEmpty();
        assertThat(listed()).containsExactly(other);
        assertThat(store().delete(digest, FAR_FUTURE)).isFalse();
    }

    @Test
    final void keepsWhatWasSealedSince() throws IOException {
        Instant before = instantBetween();
        byte[] content = content(100, 5);
        Digest digest = store(content).digest();

        assertThat(store().delete(digest, before)).isFalse();
        assertThat(store().delete(digest, sealedAt(digest))).isFalse();
        assertStored(content);
    }

    @Test
    final void keepsWhatWasSealedAgainSince() throws IOException {
        byte[] content = content(100, 6);
        Digest digest = store(content).digest();
        Instant between = instantBetween();
        store(content);

        assertThat(sealedAt(digest)).isAfterOrEqualTo(between);
        assertThat(store().delete(digest, between)).isFalse();
        assertStored(content);
    }

    @Test
    final void takesTheTimeOfTheSealAndNotOfTheWriting() throws IOException {
        byte[] content = content(100, 7);
        Instant between;
        try (StagedBlob staged = store().stage()) {
            staged.write(content, 0, content.length);
            between = instantBetween();
            staged.seal();
        }

        assertThat(store().delete(Digest.ofContent(content), between)).isFalse();
        assertStored(content);
    }

    @Test
    final void storesABlobAgainAfterItWasDeleted() throws IOException {
        byte[] content = content(100, 8);
        store().delete(store(content).digest(), FAR_FUTURE);
        store(content);

        assertStored(content);
    }

    @Test
    final void keepsWhatIsSealedWhileItIsBeingDeleted() throws Exception {
        byte[] content = content(2_000, 9);
        Digest digest = Digest.ofContent(content);
        for (int round = 0; round < 40; round++) {
            store(content);
            Instant cutoff = instantBetween();
            Callable<Boolean> seal = () -> store(content).digest().equals(digest);
            Callable<Boolean> delete = () -> store().delete(digest, cutoff);
            Parallel.run(4, number -> number < 2 ? seal : delete);

            assertThat(store().open(digest)).as("round %s", round).isPresent();
            assertStored(content);
        }
    }

    @Test
    final void sealsTheSameContentInManyThreads() throws Exception {
        byte[] content = content(150_000, 10);
        assertThat(Parallel.run(8, number -> () -> read(store(content))))
                .allSatisfy(copy -> assertThat(copy).isEqualTo(content));

        assertThat(listed()).containsExactly(Digest.ofContent(content));
    }

    @Test
    final void sealsDifferentContentInManyThreads() throws Exception {
        List<List<Digest>> sealed = Parallel.run(8, number -> () -> {
            List<Digest> mine = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                mine.add(store(content(5_000, number * 100L + i)).digest());
            }
            return mine;
        });

        assertThat(listed())
                .containsExactlyElementsOf(
                        sealed.stream().flatMap(List::stream).sorted().toList());
    }
}
