package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import registry.api.Digest;
import registry.api.spi.Blob;
import registry.api.spi.StagedBlob;

/** Bytes in, bytes out. */
abstract class BlobContentContract extends BlobFixture {
    private static final int LARGE = (5 << 20) + 4321;

    @Test
    final void storesUnderTheSha256OfTheContent() throws IOException {
        byte[] content = "abc".getBytes(StandardCharsets.US_ASCII);
        Blob blob = store(content);

        // FIPS 180-2, appendix B.1
        Digest expected = Digest.parse("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(blob.digest()).isEqualTo(expected);
        assertThat(blob.size()).isEqualTo(3);
        assertThat(read(expected)).isEqualTo(content);
        assertThat(store().open(expected).orElseThrow().size()).isEqualTo(3);
    }

    @Test
    final void storesAnEmptyBlob() throws IOException {
        Blob blob = store(new byte[0]);

        assertThat(blob.size()).isZero();
        assertThat(blob.digest()).isEqualTo(Digest.ofContent(new byte[0]));
        assertThat(read(blob.digest())).isEmpty();
    }

    @Test
    final void storesALargeBlobWrittenInUnevenPieces() throws IOException {
        byte[] content = content(LARGE, 1);
        Digest digest;
        try (StagedBlob staged = store().stage()) {
            int piece = 1;
            for (int at = 0; at < content.length; at += piece) {
                piece = Math.min((at * 31 + 17) % 200_003 + 1, content.length - at);
                staged.write(content, at, piece);
            }
            assertThat(staged.size()).isEqualTo(content.length);
            digest = staged.seal().digest();
        }

        assertThat(digest).isEqualTo(Digest.ofContent(content));
        assertThat(Arrays.equals(read(digest), content)).isTrue();
    }

    @Test
    final void hashesWhatHasBeenWrittenSoFar() {
        try (StagedBlob staged = store().stage()) {
            assertThat(staged.digest()).isEqualTo(Digest.ofContent(new byte[0]));
            staged.write(new byte[] {9, 1, 2, 9}, 1, 2);
            assertThat(staged.digest()).isEqualTo(Digest.ofContent(new byte[] {1, 2}));
            staged.write(new byte[] {3}, 0, 1);
            assertThat(staged.digest()).isEqualTo(Digest.ofContent(new byte[] {1, 2, 3}));
            assertThat(staged.seal().digest()).isEqualTo(Digest.ofContent(new byte[] {1, 2, 3}));
        }
    }

    @Test
    final void readsBackWhatIsStaged() throws IOException {
        byte[] content = content(300_000, 2);
        try (StagedBlob staged = store().stage()) {
            staged.write(content, 0, 100_000);
            try (InputStream in = staged.read()) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOf(content, 100_000));
            }
            staged.write(content, 100_000, 200_000);
            try (InputStream in = staged.read()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
            staged.seal();
        }
        assertStored(content);
    }

    @Test
    final void showsNothingBeforeTheSeal() {
        byte[] content = content(200_000, 3);
        try (StagedBlob staged = store().stage()) {
            staged.write(content, 0, content.length);
            staged.digest();
            assertThat(store().open(Digest.ofContent(content))).isEmpty();
            assertThat(listed()).isEmpty();
        }
        assertThat(store().open(Digest.ofContent(content))).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    final void keepsASealedBlobWhenTheStagedOneIsClosed() throws IOException {
        byte[] content = content(1_000, 4);
        StagedBlob staged = store().stage();
        staged.write(content, 0, content.length);
        staged.seal();
        staged.close();
        staged.close();

        assertStored(content);
    }

    @Test
    final void refusesToGoOnAfterSealOrClose() {
        StagedBlob sealed = store().stage();
        sealed.seal();
        StagedBlob closed = store().stage();
        closed.close();

        assertThatIllegalStateException().isThrownBy(() -> sealed.write(new byte[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> closed.write(new byte[1], 0, 1));
        assertThatIllegalStateException().isThrownBy(closed::seal);
    }

    @Test
    final void readsRanges() throws IOException {
        byte[] content = content(100_000, 5);
        Blob blob = store(content);
        int[][] ranges = {{0, 0}, {0, 1}, {0, 100_000}, {1, 99_999}, {99_999, 1}, {100_000, 0}, {12_345, 70_000}};

        for (int[] range : ranges) {
            try (InputStream in = blob.read(range[0], range[1])) {
                assertThat(in.readAllBytes())
                        .as("%s bytes from %s", range[1], range[0])
                        .isEqualTo(Arrays.copyOfRange(content, range[0], range[0] + range[1]));
            }
        }
    }

    @Test
    final void refusesRangesOutsideTheBlob() {
        Blob blob = store(new byte[10]);
        long[][] ranges = {{-1, 2}, {0, 11}, {10, 1}, {11, 0}, {5, -1}, {1, Long.MAX_VALUE}};

        for (long[] range : ranges) {
            assertThatThrownBy(() -> blob.read(range[0], range[1]))
                    .as("%s bytes from %s", range[1], range[0])
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    final void readsInEveryWayAStreamCanBeRead() throws IOException {
        byte[] content = content(600_000, 6);
        Blob blob = store(content);

        try (InputStream in = blob.read(100, 599_000)) {
            assertThat(in.read()).isEqualTo(Byte.toUnsignedInt(content[100]));
            assertThat(in.skip(10_000)).isPositive();
            in.skipNBytes(5);
            assertThat(in.readNBytes(new byte[0], 0, 0)).isZero();
            byte[] rest = in.readAllBytes();
            assertThat(rest).isEqualTo(Arrays.copyOfRange(content, 599_100 - rest.length, 599_100));
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[5], 0, 5)).isEqualTo(-1);
        }
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (InputStream in = blob.read()) {
            assertThat(in.transferTo(copy)).isEqualTo(content.length);
        }
        assertThat(copy.toByteArray()).isEqualTo(content);
    }

    @Test
    final void readsOneBlobInSeveralStreamsAtOnce() throws Exception {
        byte[] content = content(400_000, 7);
        Blob blob = store(content);

        assertThat(Parallel.run(6, number -> () -> read(blob)))
                .allSatisfy(copy -> assertThat(copy).isEqualTo(content));
    }
}
