package registry.web.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.web.http.WebError;

class JsonSplitterTest {
    private final MemoryBlob blob = new MemoryBlob();
    private final LargeManifests largeManifests = new LargeManifests(1, 1);
    private final JsonSplitter splitter =
            new JsonSplitter(new HexDecoder(new BundleSink(blob, 1024 * 1024)), largeManifests.place());

    @Test
    void takesTheDigitsOutAndKeepsTheRest() {
        assertThat(split("{\"package\":\"a.b\",\"_binary\":\"00ff10\",\"x\":{\"y\":[1]}}"))
                .isEqualTo("{\"package\":\"a.b\",\"_binary\":\"\",\"x\":{\"y\":[1]}}");
        assertThat(blob.bytes()).containsExactly(0, 0xff, 0x10);
        assertThat(splitter.found()).isTrue();
    }

    @Test
    void keepsALargeManifestOnlyWhereThereIsAPlaceForIt() {
        String small = "{\"a\":\"" + "x".repeat(LargeManifests.SMALL - 100) + "\"}";
        String large = "{\"a\":\"" + "x".repeat(LargeManifests.SMALL) + "\"}";
        try (LargeManifests.Place other = largeManifests.place()) {
            other.take();
            assertThat(split(small)).isEqualTo(small);
            assertThatThrownBy(() -> split(large))
                    .isInstanceOfSatisfying(
                            RegistryException.class, e -> assertThat(e.code()).isEqualTo(WebError.BUSY));
        }
    }

    @Test
    void givesAPlaceBack() {
        for (int i = 0; i < 3; i++) {
            try (LargeManifests.Place place = largeManifests.place()) {
                assertThatCode(place::take).doesNotThrowAnyException();
                assertThatCode(place::take).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_binary\":\"CAFE\",\"a\":1}",
                "{ \"a\" : [ { \"_binary\" : 5 } ] , \"_binary\" : \"cafe\" }",
                "{\"a\":\"\\\"_binary\\\":\\\"00\",\"_binary\":\"cAfE\"}",
                "{\"a\":{\"_binary\":\"00\"},\"_binary\":\"cafe\"}",
                "{\"a\":[\"_binary\",\"00\"],\n\t\"_binary\"\r\n:\t\"cafe\"}",
                "{\"\\u005fbinary\":\"cafe\"}",
                "{\"\\u005f\\u0062\\u0069\\u006e\\u0061\\u0072\\u0079\":\"cafe\"}",
                "{\"" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\\"_binary\":\"00\",\"_binary\":\"cafe\"}"
            })
    void findsTheMemberWhereverItStands(String body) {
        split(body);
        assertThat(blob.bytes()).containsExactly(0xca, 0xfe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_binary2\":\"00\"}",
                "{\"a\":{\"_binary\":\"00\"}}",
                "[\"_binary\",\"00\"]",
                "{\"a\":\"_binary\"}",
                "",
                "null"
            })
    void leavesEverythingElseAlone(String body) {
        assertThat(split(body)).isEqualTo(body);
        assertThat(splitter.found()).isFalse();
        assertThat(blob.bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_binary\":\"0\"}",
                "{\"_binary\":\"\"}",
                "{\"_binary\":\"zz\"}",
                "{\"_binary\":\"00 11\"}",
                "{\"_binary\":\"\\u0030\\u0030\"}",
                "{\"_binary\":null}",
                "{\"_binary\":[\"00\"]}",
                "{\"_binary\":\"00\",\"_binary\":\"00\"}",
                "{\"_binary\":\"00\",\"\\u005fbinary\":\"00\"}",
                "{\"_binary\":\"0011",
                "{\"_binary\":\"é\"}"
            })
    void refusesAnythingButOneStringOfWholeBytes(String body) {
        assertThatThrownBy(() -> split(body))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(SigningError.INVALID_BUNDLE))
                .hasMessageContaining("_binary");
    }

    @Test
    void givesTheSameBytesHoweverTheBodyIsCut() {
        byte[] bundle = new byte[100_001];
        new Random(1).nextBytes(bundle);
        String body = "{\"a\":\"\\\\\",\"_binary\":\"" + HexFormat.of().formatHex(bundle) + "\",\"b\":2}";
        InputStream drops = new ByteArrayInputStream(body.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 7));
            }
        };
        assertThat(new String(splitter.split(drops), UTF_8)).isEqualTo("{\"a\":\"\\\\\",\"_binary\":\"\",\"b\":2}");
        assertThat(blob.bytes()).isEqualTo(bundle);
    }

    @Test
    void refusesMoreThanTheLimits() {
        String tooManyDigits = "{\"_binary\":\"" + "00".repeat(1024 * 1024 + 1) + "\"}";
        String tooMuchElse = "{\"a\":\"" + "x".repeat(JsonSplitter.MAX_REST) + "\"}";
        for (String body : new String[] {tooManyDigits, tooMuchElse}) {
            HexDecoder decoder = new HexDecoder(new BundleSink(new MemoryBlob(), 1024 * 1024));
            assertThatThrownBy(() -> new JsonSplitter(decoder, new LargeManifests(1, 1).place())
                            .split(new ByteArrayInputStream(body.getBytes(UTF_8))))
                    .isInstanceOfSatisfying(
                            RegistryException.class,
                            e -> assertThat(e.code()).isEqualTo(SigningError.BUNDLE_TOO_LARGE));
        }
    }

    private String split(String body) {
        return new String(splitter.split(new ByteArrayInputStream(body.getBytes(UTF_8))), UTF_8);
    }
}
