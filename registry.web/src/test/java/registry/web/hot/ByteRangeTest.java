package registry.web.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,1",
        "bytes=0-99,0,100",
        "bytes=10-,10,90",
        "bytes=10-1000,10,90",
        "bytes=99-99,99,1",
        "bytes=-1,99,1",
        "bytes=-1000,0,100",
        "bytes= 5 - 9 ,5,5"
    })
    void readsOneRangeOfAHundredBytes(String header, long offset, long length) {
        assertThat(ByteRange.parse(Optional.of(header), 100))
                .isEqualTo(new ByteRange.Request.Part(new ByteRange(offset, length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void knowsWhatIsBehindTheEnd(String header) {
        assertThat(ByteRange.parse(Optional.of(header), 100)).isInstanceOf(ByteRange.Request.Unsatisfiable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,5-6",
                "bytes=5-4",
                "bytes=-",
                "bytes=a-b",
                "items=0-1",
                "bytes=0",
                "bytes=--1",
                "",
                "bytes=99999999999999999999-"
            })
    void ignoresWhatItDoesNotServe(String header) {
        assertThat(ByteRange.parse(Optional.of(header), 100)).isInstanceOf(ByteRange.Request.Whole.class);
    }

    @Test
    void namesItsPlaceInTheWhole() {
        assertThat(new ByteRange(10, 5).contentRange(100)).isEqualTo("bytes 10-14/100");
        assertThat(ByteRange.parse(Optional.empty(), 100)).isInstanceOf(ByteRange.Request.Whole.class);
        assertThat(ByteRange.parse(Optional.of("bytes=0-"), 0)).isInstanceOf(ByteRange.Request.Unsatisfiable.class);
    }
}
