package registry.web.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.RequestException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SmallChunkReaderTest {
    @Test
    void splitsALargeChunkWithoutChangingItsBytes() {
        byte[] body = new byte[300_000];
        new Random(3).nextBytes(body);
        SmallChunkReader reader = reader(List.of(
                Integer.toHexString(body.length).getBytes(US_ASCII),
                bytes("\r\n"),
                body,
                bytes("\r\n0\r\n\r\nGET /next")));
        AtomicInteger largest = new AtomicInteger();
        assertThat(readChunked(reader, largest)).isEqualTo(body);
        assertThat(largest).hasValueLessThanOrEqualTo(SmallChunkReader.MAX_CHUNK);
        assertThat(reader.readAsciiString(9)).isEqualTo("GET /next");
    }

    @Test
    void leavesSmallChunksAlone() {
        SmallChunkReader reader = reader(List.of(bytes("3\r\nabc\r\n2\r\nde\r\n"), bytes("0\r\n\r\n")));
        assertThat(readChunked(reader, new AtomicInteger())).asString().isEqualTo("abcde");
    }

    @Test
    void refusesAnEndlessSizeLine() {
        SmallChunkReader reader = reader(List.of(bytes("0".repeat(100_000))));
        assertThatThrownBy(reader::readLine).isInstanceOf(RequestException.class);
    }

    @Test
    void skipsExtensionsAndTrailers() {
        SmallChunkReader reader =
                reader(List.of(bytes("3;a=b\r\nabc\r\n2 ;c\r\nde\r\n0;d\r\nX: y\r\nZ: 1\r\n\r\nGET /next")));
        assertThat(readChunked(reader, new AtomicInteger())).asString().isEqualTo("abcde");
        assertThat(reader.readAsciiString(9)).isEqualTo("GET /next");
    }

    @Test
    void refusesEndlessTrailers() {
        SmallChunkReader reader = reader(List.of(bytes("0\r\n" + "X: y\r\n".repeat(1_000) + "\r\n")));
        assertThatThrownBy(() -> readChunked(reader, new AtomicInteger())).isInstanceOf(RequestException.class);
    }

    @Test
    void refusesAChunkThatIsLongerThanItsSize() {
        SmallChunkReader reader = reader(List.of(bytes("2\r\nabXX0\r\n\r\n")));
        assertThatThrownBy(() -> readChunked(reader, new AtomicInteger())).isInstanceOf(RequestException.class);
    }

    @Test
    void readsABodyWithoutChunksInPiecesOfAnySize() {
        String body = "abcdefghijklmnopqrstuvwxyz";
        for (int piece = 1; piece <= 5; piece++) {
            SmallChunkReader reader = reader(List.of(bytes(body)));
            StringBuilder read = new StringBuilder();
            while (read.length() < body.length()) {
                int length = Math.min(piece, body.length() - read.length());
                read.append(reader.readBuffer(length).readString(length));
            }
            assertThat(read).as("in pieces of %d", piece).hasToString(body);
        }
    }

    /** Reads as the server does: size, bytes, line end, until a chunk of size 0. */
    private static byte[] readChunked(SmallChunkReader reader, AtomicInteger largest) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(reader.readLine(), 16); size > 0; ) {
            BufferData chunk = reader.readBuffer(size);
            reader.skip(2);
            largest.accumulateAndGet(chunk.available(), Math::max);
            body.writeBytes(chunk.readBytes());
            size = Integer.parseInt(reader.readLine(), 16);
        }
        assertThat(reader.readLine()).isEmpty();
        return body.toByteArray();
    }

    /** Delivers the parts in pieces of at most 8 KiB, as a socket does. */
    private static SmallChunkReader reader(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        byte[] content = all.toByteArray();
        AtomicInteger position = new AtomicInteger();
        return new SmallChunkReader(() -> {
            int from = position.getAndAdd(8192);
            return from >= content.length
                    ? null
                    : Arrays.copyOfRange(content, from, Math.min(from + 8192, content.length));
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
